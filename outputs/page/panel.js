// The panel: facts of the clicked node, the sentences that prove them, and its neighbours as links.
const PANEL = document.getElementById('panel');
const FEW = 8;

/** An element with a class, text or children; text is never read as HTML. */
function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content.filter(part => part !== null && part !== undefined && part !== ''));
  return element;
}

function linkTo(node, ...after) {
  const button = make('button', 'link', signOf(node.kind), make('span', '', titleOf(node)), ...after);
  button.type = 'button';
  button.title = titleOf(node);
  button.addEventListener('click', () => reveal(node.id));
  return make('li', '', button);
}

function headingOf(code, count) {
  return make(
    'h3',
    '',
    t(code),
    ' ',
    make('small', '', other(code)),
    count === undefined ? null : make('b', 'count', String(count)),
  );
}

/** A list that shows its first items and opens on demand. */
function listOf(items, draw, limit = FEW) {
  const list = make('ul', 'links', ...items.slice(0, limit).map(draw));
  if (items.length > limit) {
    const more = make('button', 'quiet more', t('more', { n: items.length - limit }));
    more.type = 'button';
    more.addEventListener('click', () => {
      more.parentElement.remove();
      list.append(...items.slice(limit).map(draw));
    });
    list.append(make('li', '', more));
  }
  return list;
}

function action(code, run) {
  const button = make('button', 'action', t(code));
  button.type = 'button';
  button.addEventListener('click', run);
  return button;
}

const roleTag = edge => make('span', `role ${edge.inferred ? 'inferred' : edge.role}`, t(edge.role));
const basisTag = edge => make('span', 'basis', `${t(edge.inferred ? 'inferred' : 'stated')} · ${t(edge.basis)}`);

function factsOf(node) {
  const list = make('dl', 'facts');
  const codes = new Set(['type', 'function', 'value_role', 'level', 'attribute']);
  const rows = node.details.map(([field, value]) => [field, codes.has(field) ? wordOf(field, value) : value]);
  const by = new Map();
  for (const [field, value] of rows) by.set(field, [...(by.get(field) ?? []), value]);
  for (const [field, values] of by) {
    list.append(
      make('dt', '', t(field), make('small', '', other(field))),
      make('dd', '', values.join(english ? ', ' : '、')),
    );
  }
  return by.size ? list : null;
}

function quoteOf(number) {
  const [before, words, after, original] = DATA.passages[number];
  const quote = make('blockquote', '', before, make('mark', '', words), after);
  if (original) quote.append(make('div', 'original', original));
  return quote;
}

function evidenceOf(code, passages) {
  const distinctPassages = [...new Set(passages)];
  if (!distinctPassages.length) return [];
  return [headingOf(code), ...distinctPassages.slice(0, 12).map(quoteOf)];
}

function placeOf(node) {
  const path = [];
  const seen = new Set([node.id]);
  for (let at = node.parent; at >= 0 && !seen.has(at); at = NODES[at].parent) {
    seen.add(at);
    path.unshift(NODES[at]);
  }
  if (node.doc >= 0 && path[0]?.id !== node.doc) path.unshift(NODES[node.doc]);
  return path.length ? [headingOf('place'), make('ul', 'links path', ...path.map(step => linkTo(step)))] : [];
}

/** Links that read alike (same ends, role, basis and time limit) once; all their evidence is shown below. */
function alikeOnce(edges) {
  const seen = new Map();
  for (const edge of edges) {
    const key = [edge.from, edge.to, edge.role, edge.basis, edge.due].join('|');
    if (!seen.has(key)) seen.set(key, edge);
  }
  return [...seen.values()];
}

function ownersPart(node) {
  const edges = ownersOf(node).sort(byRole);
  if (node.kind !== 'task') return [];
  if (!edges.length) return [headingOf('owners', 0), make('p', 'alarm', t('unownedShort'))];
  const draw = edge =>
    linkTo(
      NODES[edge.from],
      roleTag(edge),
      basisTag(edge),
      edge.due && edge.due !== node.note ? make('span', 'basis', edge.due) : '',
    );
  return [
    headingOf('owners', distinct(edges, 'from')),
    listOf(alikeOnce(edges), draw, 14),
    ...evidenceOf(
      'ownerEvidence',
      edges.flatMap(edge => edge.passages).filter(number => !node.passages.includes(number)),
    ),
  ];
}

function childrenPart(node) {
  const parts = [];
  for (const kind of DATA.kinds) {
    const members = node.children.map(id => NODES[id]).filter(child => child.kind === kind);
    if (members.length)
      parts.push(
        headingOf(kind, members.length),
        listOf(members, child => linkTo(child, child.note ? make('span', 'basis', child.note) : '')),
      );
  }
  return parts;
}

function tasksPart(node) {
  const owned = node.out.filter(edge => edge.kind === 'owns');
  const byDocument = new Map();
  for (const edge of owned) byDocument.set(NODES[edge.to].doc, [...(byDocument.get(NODES[edge.to].doc) ?? []), edge]);
  const documents = [...byDocument].sort(
    (a, b) => (b[0] === STATE.scene) - (a[0] === STATE.scene) || b[1].length - a[1].length || a[0] - b[0],
  );
  if (!documents.length) return [];
  const parts = [
    headingOf('tasksByDocument', distinct(owned, 'to')),
    make(
      'p',
      'roles',
      ...ROLES.map(role => {
        const n = distinct(
          owned.filter(edge => edge.role === role),
          'to',
        );
        return n ? make('span', `role ${role}`, `${t(role)} ${n}`) : '';
      }),
    ),
  ];
  for (const [id, edges] of documents) {
    if (id >= 0) parts.push(make('h4', '', titleOf(NODES[id])));
    parts.push(
      listOf(
        alikeOnce(edges).sort((a, b) => byRole(a, b) || a.to - b.to),
        edge =>
          linkTo(
            NODES[edge.to],
            roleTag(edge),
            edge.inferred ? basisTag(edge) : '',
            edge.due ? make('span', 'basis', edge.due) : '',
          ),
        5,
      ),
    );
  }
  return parts;
}

function linesPart(node) {
  const parts = [];
  const add = (code, edges, end) => {
    if (edges.length)
      parts.push(
        headingOf(code, edges.length),
        listOf(edges, edge =>
          linkTo(NODES[edge[end]], edge.role ? make('span', 'basis', wordOf('relation', edge.role)) : ''),
        ),
      );
  };
  add(
    'issuedBy',
    node.into.filter(edge => edge.kind === 'issued'),
    'from',
  );
  add(
    'issues',
    node.out.filter(edge => edge.kind === 'issued'),
    'to',
  );
  add(
    'cites',
    node.out.filter(edge => edge.kind === 'cites'),
    'to',
  );
  add(
    'citedBy',
    node.into.filter(edge => edge.kind === 'cites'),
    'from',
  );
  add(
    'appears',
    node.into.filter(edge => edge.kind === 'appears'),
    'from',
  );
  return parts;
}

function topOwnersPart(node) {
  if (node.kind !== 'document') return [];
  const counts = new Map();
  for (const task of NODES) {
    if (task.kind === 'task' && task.doc === node.id)
      for (const id of new Set(ownersOf(task).map(edge => edge.from))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const rows = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return rows.length
    ? [
        headingOf('owners', rows.length),
        listOf(rows, ([id, n]) => linkTo(NODES[id], make('span', 'basis', t('nTasks', { n })))),
      ]
    : [];
}

function actionsOf(node) {
  const actions = [];
  if (node.kind === 'document' && STATE.scene !== node.id) actions.push(action('openDocument', () => enter(node.id)));
  if (node.kind === 'organisation' && STATE.scene !== node.id && workload(node.id).tasks)
    actions.push(action('openOrganisation', () => enter(node.id)));
  if (node.doc >= 0 && STATE.scene !== node.doc)
    actions.push(action('showInDocument', () => reveal(node.id, node.doc)));
  return actions.length ? make('p', 'actions', ...actions) : null;
}

function closeButton() {
  const close = make('button', 'icon close', '×');
  close.type = 'button';
  close.setAttribute('aria-label', t('close'));
  close.addEventListener('click', () => select(null));
  return close;
}

/** Fill the panel for a node; without one it is away. */
function showPanel(node) {
  document.body.classList.toggle('has-selection', Boolean(node));
  PANEL.hidden = !node;
  if (!node) return;
  const kind = make('p', 'kind', signOf(node.kind), t(node.kind), make('small', '', other(node.kind)), closeButton());
  kind.style.color = LOOK[node.kind].color;
  const parts = [
    kind,
    make('h2', '', titleOf(node)),
    node.note && node.kind !== 'document' ? make('p', 'note', node.note) : null,
    actionsOf(node),
    factsOf(node),
    ...evidenceOf('evidence', node.kind === 'cited' ? node.into.flatMap(edge => edge.passages) : node.passages),
    ...ownersPart(node),
    ...placeOf(node),
    ...tasksPart(node),
    ...topOwnersPart(node),
    ...linesPart(node),
    ...childrenPart(node),
  ];
  PANEL.replaceChildren(...parts.filter(Boolean));
  PANEL.scrollTop = 0;
}
