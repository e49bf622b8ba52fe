// The graph as the page holds it: nodes, edges and what can be looked up in them.
const DATA = JSON.parse(document.getElementById('data').textContent);
const ROLES = ['lead', 'responsible', 'support', 'directed'];
const INFERRED = new Set(['inherited', 'issuer']);

const NODES = DATA.nodes.map(([kind, label, note, level, doc, parent, details, passages, iri], id) => ({
  id,
  kind,
  label: label || '',
  note,
  level,
  doc,
  parent,
  details,
  passages,
  iri,
  children: [],
  out: [],
  into: [],
}));
const EDGES = DATA.edges.map(([from, to, kind, role, basis, due, passages]) => ({
  from,
  to,
  kind,
  role,
  basis,
  due,
  passages,
  inferred: INFERRED.has(basis),
}));
const BY_IRI = new Map(NODES.map(node => [node.iri, node]));

for (const node of NODES) if (node.parent >= 0 && node.parent !== node.id) NODES[node.parent].children.push(node.id);
for (const edge of EDGES) {
  NODES[edge.from].out.push(edge);
  NODES[edge.to].into.push(edge);
}

const titleOf = node => node.label || t('untitled');
const ownersOf = node => node.into.filter(edge => edge.kind === 'owns');
const ofKind = kind => NODES.filter(node => node.kind === kind);
const byRole = (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.inferred - b.inferred;
const distinct = (edges, end) => new Set(edges.map(edge => edge[end])).size;

const COUNTS = Object.fromEntries(DATA.kinds.map(kind => [kind, 0]));
for (const node of NODES) COUNTS[node.kind] += 1;

/** How many nodes of each kind stand inside a node, at any depth; worked out once. */
const inside = (() => {
  const known = new Map();
  return function count(id, above = new Set()) {
    if (known.has(id) || above.has(id)) return known.get(id) ?? {};
    above.add(id);
    const total = {};
    for (const child of NODES[id].children) {
      total[NODES[child].kind] = (total[NODES[child].kind] ?? 0) + 1;
      for (const [kind, n] of Object.entries(count(child, above))) total[kind] = (total[kind] ?? 0) + n;
    }
    known.set(id, total);
    return total;
  };
})();

/** Tasks of an organisation: how many, and how many it leads. */
const workload = (() => {
  const known = new Map();
  return id => {
    if (!known.has(id)) {
      const owned = NODES[id].out.filter(edge => edge.kind === 'owns');
      known.set(id, {
        tasks: distinct(owned, 'to'),
        lead: distinct(
          owned.filter(edge => edge.role === 'lead'),
          'to',
        ),
      });
    }
    return known.get(id);
  };
})();

const MOST_TASKS = Math.max(1, ...ofKind('organisation').map(node => workload(node.id).tasks));

/** A task that others stand under and that has no owner of its own: a frame like a chapter. */
const isFrame = node => !ownersOf(node).length && Boolean(inside(node.id).task);

/** The second line of a box: what a reader wants to know before opening it. */
function secondLine(node, group = null) {
  if (group) return '';
  if (node.kind === 'organisation') {
    const { tasks, lead } = workload(node.id);
    return [t('nTasks', { n: tasks }), lead ? t('nLead', { n: lead }) : ''].filter(Boolean).join(' · ');
  }
  if (node.kind === 'task' && !isFrame(node)) {
    const owners = ownersOf(node).sort(byRole);
    const many = distinct(owners, 'from');
    const first = owners.length ? `${t(owners[0].role)} ${titleOf(NODES[owners[0].from])}` : t('unownedShort');
    return [node.note, many > 1 ? `${first} ${t('andMore', { n: english ? many - 1 : many })}` : first]
      .filter(Boolean)
      .join(' · ');
  }
  if (['document', 'section', 'task'].includes(node.kind)) {
    const parts = Object.entries(inside(node.id)).filter(([kind]) => kind !== 'section' && kind !== 'document');
    parts.sort((a, b) => DATA.kinds.indexOf(a[0]) - DATA.kinds.indexOf(b[0]));
    return [node.note, ...parts.slice(0, node.kind === 'document' ? 1 : 3).map(([kind, n]) => `${t(kind)} ${n}`)]
      .filter(Boolean)
      .join(' · ');
  }
  if (node.kind === 'cited')
    return t('citedTimes', {
      n: distinct(
        node.into.filter(edge => edge.kind === 'cites'),
        'from',
      ),
    });
  return node.note;
}

/** Nodes whose words hold every word searched for, the best first. */
const find = (() => {
  let rows = null;
  const order = ['document', 'organisation', 'task', 'section', 'project', 'target', 'goal', 'cited'];
  const read = () =>
    NODES.map(node => {
      const more = node.details
        .filter(([field]) => field === 'aliases' || field === 'number')
        .map(([, value]) => value);
      return { node, label: node.label.toLowerCase(), all: [node.label, ...more].join(' ').toLowerCase() };
    });
  const rank = (row, words) =>
    (row.label === words[0] ? 0 : row.label.startsWith(words[0]) ? 1 : row.label.includes(words[0]) ? 2 : 3) * 10 +
    order.indexOf(row.node.kind);
  return text => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    rows ??= read();
    return rows
      .filter(row => words.every(word => row.all.includes(word)))
      .map(row => ({ row, at: rank(row, words) }))
      .sort((a, b) => a.at - b.at || a.row.label.length - b.row.label.length || a.row.node.id - b.row.node.id)
      .map(({ row }) => row.node);
  };
})();
