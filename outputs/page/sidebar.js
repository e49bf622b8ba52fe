// The side: legend and filter in one, the list of organisations, and the search box.
const SEARCH = document.getElementById('search');
const RESULTS = document.getElementById('results');
const DEPARTMENTS = document.getElementById('departments');
const DEPARTMENT_SEARCH = document.getElementById('department-search');
const SHOWN_HITS = 12;
const SHOWN_DEPARTMENTS = 60;

function switchFor(code, picture, { set, count }) {
  const box = make('input');
  box.type = 'checkbox';
  box.checked = !set.has(code);
  box.dataset.code = code;
  box.addEventListener('change', () => {
    if (box.checked) set.delete(code);
    else set.add(code);
    render();
  });
  return make(
    'li',
    '',
    make(
      'label',
      '',
      box,
      picture,
      make('span', '', t(code), make('small', '', other(code))),
      count === undefined ? null : make('b', 'count', count.toLocaleString('en-US')),
    ),
  );
}

function fillLegend() {
  const kinds = DATA.kinds.filter(kind => COUNTS[kind]);
  document
    .getElementById('kinds')
    .replaceChildren(
      ...kinds.map(kind => switchFor(kind, signOf(kind), { set: STATE.hiddenKinds, count: COUNTS[kind] })),
    );
  const used = Object.fromEntries([...ROLES, 'inferred', 'citation'].map(code => [code, 0]));
  for (const edge of EDGES) {
    if (edge.kind === 'cites') used.citation += 1;
    if (edge.kind !== 'owns') continue;
    used[edge.role] += 1;
    if (edge.inferred) used.inferred += 1;
  }
  const codes = Object.keys(used).filter(code => used[code]);
  document
    .getElementById('roles')
    .replaceChildren(
      ...codes.map(code => switchFor(code, strokeOf(code), { set: STATE.hiddenRoles, count: used[code] })),
    );
}

function departmentRow(node) {
  const { tasks, lead } = workload(node.id);
  const bar = make('i', 'bar');
  bar.style.setProperty('--tasks', `${(100 * tasks) / MOST_TASKS}%`);
  bar.style.setProperty('--lead', `${(100 * lead) / MOST_TASKS}%`);
  const button = make(
    'button',
    STATE.scene === node.id ? 'department on' : 'department',
    make('span', 'name', titleOf(node)),
    make('b', 'count', tasks.toLocaleString('en-US')),
    bar,
  );
  button.type = 'button';
  button.title = `${titleOf(node)} · ${secondLine(node)}`;
  button.addEventListener('click', () => {
    closeSide();
    if (tasks) enter(node.id);
    else reveal(node.id);
  });
  return make('li', '', button);
}

function unownedRow() {
  const count = cellsOf('none').filter(cell => cell.node.kind === 'task').length;
  if (!count) return null;
  const button = make(
    'button',
    STATE.scene === 'none' ? 'department unowned on' : 'department unowned',
    make('span', 'name', t('unowned')),
    make('b', 'count', count.toLocaleString('en-US')),
  );
  button.type = 'button';
  button.addEventListener('click', () => {
    closeSide();
    enter('none');
  });
  return make('li', '', button);
}

const departmentsByTasks = Object.keys(DATA.organisations)
  .map(id => NODES[id])
  .sort((a, b) => workload(b.id).tasks - workload(a.id).tasks || (a.label < b.label ? -1 : 1));

function fillDepartments() {
  const wanted = DEPARTMENT_SEARCH.value.trim().toLowerCase();
  const names = node => [
    node.label,
    ...node.details.filter(([field]) => field === 'aliases').map(([, value]) => value),
  ];
  const found = departmentsByTasks.filter(
    node => !wanted || names(node).some(name => name.toLowerCase().includes(wanted)),
  );
  const rows = found.slice(0, SHOWN_DEPARTMENTS).map(departmentRow);
  if (found.length > SHOWN_DEPARTMENTS)
    rows.push(make('li', 'hint', t('moreHits', { n: found.length - SHOWN_DEPARTMENTS })));
  if (!found.length) rows.push(make('li', 'hint', t('noHits')));
  DEPARTMENTS.replaceChildren(...[wanted ? null : unownedRow(), ...rows].filter(Boolean));
  document.getElementById('department-count').textContent = departmentsByTasks.length.toLocaleString('en-US');
}

function closeResults() {
  RESULTS.hidden = true;
  SEARCH.setAttribute('aria-expanded', 'false');
  SEARCH.removeAttribute('aria-activedescendant');
}

function marked(text, word) {
  const at = word ? text.toLowerCase().indexOf(word.toLowerCase()) : -1;
  const from = Math.max(0, at - 18);
  if (at < 0) return [text.slice(0, 60)];
  return [
    from ? '…' : '',
    text.slice(from, at),
    make('mark', '', text.slice(at, at + word.length)),
    text.slice(at + word.length, at + 60),
  ];
}

function showResults() {
  const text = SEARCH.value.trim();
  const found = find(text);
  const [word] = text.split(/\s+/);
  const rows = found.slice(0, SHOWN_HITS).map((node, at) => {
    const where = node.doc >= 0 ? titleOf(NODES[node.doc]) : secondLine(node);
    const row = make(
      'li',
      '',
      signOf(node.kind),
      make('span', 'name', ...marked(titleOf(node), word)),
      make('small', '', where),
    );
    row.id = `hit-${at}`;
    row.setAttribute('role', 'option');
    row.addEventListener('mousedown', event => {
      event.preventDefault();
      choose(node);
    });
    row.hit = node;
    return row;
  });
  if (found.length > SHOWN_HITS) rows.push(make('li', 'hint', t('moreHits', { n: found.length - SHOWN_HITS })));
  if (!found.length) rows.push(make('li', 'hint', t('noHits')));
  RESULTS.replaceChildren(...rows);
  RESULTS.hidden = !text;
  SEARCH.setAttribute('aria-expanded', String(Boolean(text)));
  mark(0);
}

function mark(at) {
  const rows = [...RESULTS.querySelectorAll('[role=option]')];
  rows.forEach((row, number) => row.setAttribute('aria-selected', String(number === at)));
  if (!rows[at]) return;
  rows[at].scrollIntoView({ block: 'nearest' });
  SEARCH.setAttribute('aria-activedescendant', rows[at].id);
}

function choose(node) {
  closeResults();
  SEARCH.blur();
  closeSide();
  if (node.kind === 'document') enter(node.id);
  else reveal(node.id);
}

function onSearchKey(event) {
  const rows = [...RESULTS.querySelectorAll('[role=option]')];
  const at = rows.findIndex(row => row.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown') mark(Math.min(rows.length - 1, at + 1));
  else if (event.key === 'ArrowUp') mark(Math.max(0, at - 1));
  else if (event.key === 'Enter' && rows[at]) choose(rows[at].hit);
  else if (event.key === 'Escape') {
    closeResults();
    SEARCH.blur();
  } else return;
  event.preventDefault();
}

function closeSide() {
  document.body.classList.remove('side-open');
  document.getElementById('toggle-side').setAttribute('aria-expanded', 'false');
}

function startSidebar() {
  SEARCH.addEventListener('input', showResults);
  SEARCH.addEventListener('focus', () => SEARCH.value.trim() && showResults());
  SEARCH.addEventListener('blur', closeResults);
  SEARCH.addEventListener('keydown', onSearchKey);
  DEPARTMENT_SEARCH.addEventListener('input', fillDepartments);
  DEPARTMENT_SEARCH.addEventListener('keydown', event => {
    if (event.key === 'Enter') DEPARTMENTS.querySelector('button')?.click();
  });
  document.getElementById('toggle-side').addEventListener('click', event => {
    const open = document.body.classList.toggle('side-open');
    event.currentTarget.setAttribute('aria-expanded', String(open));
  });
}
