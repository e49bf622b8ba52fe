// From the cells of a scene to the boxes and lines that are shown: what is folded or filtered away leaves no gap.
const STATE = { scene: 'all', open: new Set(), hiddenKinds: new Set(), hiddenRoles: new Set(), selected: null };
const [COLUMN_GAP, ROW_GAP] = DATA.gaps;
const OPEN_AT_FIRST = 64;
const cellCache = new Map();

const isTree = () => STATE.scene !== 'all';
const rolePasses = edge => !STATE.hiddenRoles.has(edge.role) && !(edge.inferred && STATE.hiddenRoles.has('inferred'));
const styleOf = edge => (edge.inferred ? 'inferred' : edge.role);

/** Cells of a tree scene as objects with their children; made once for each scene. */
function cellsOf(scene) {
  if (cellCache.has(scene)) return cellCache.get(scene);
  const rows = scene === 'none' ? DATA.unowned : (DATA.documents[scene] ?? DATA.organisations[scene] ?? []);
  const cells = rows.map(([node, parent, column, row, group], i) => ({
    i,
    node: NODES[node],
    parent,
    column,
    row,
    group,
    children: [],
  }));
  const sideColumn = DATA.documents[scene] ? Math.max(0, ...cells.map(cell => cell.column)) : Infinity;
  for (const cell of cells) {
    cell.owner = cell.i > 0 && cell.parent < 0 && cell.column === sideColumn && cell.node.kind === 'organisation';
    cell.id = cell.group ? `g${cell.i}` : cell.node.id;
    cell.shownAs = cell.group ?? (cell.parent >= 0 && cells[cell.parent].group) ?? cell.node.kind;
    cell.shownAs ||= cell.node.kind;
    if (cell.parent >= 0) cells[cell.parent].children.push(cell.i);
  }
  cellCache.set(scene, cells);
  return cells;
}

/** What is open when a scene is entered: whole levels, as long as the picture stays small. */
function openAtFirst(scene) {
  const cells = cellsOf(scene);
  if (!DATA.documents[scene]) return new Set(cells.filter(cell => cell.children.length).map(cell => cell.i));
  const open = new Set([0]);
  let level = cells.length ? [...cells[0].children] : [];
  let shown = level.length;
  while (level.length) {
    const inner = level.filter(i => cells[i].children.length && !cells[i].group);
    const next = inner.flatMap(i => cells[i].children);
    if (!next.length || shown + next.length > OPEN_AT_FIRST) break;
    inner.forEach(i => open.add(i));
    shown += next.length;
    level = next;
  }
  return open;
}

/** Mark each cell: is it to be seen, and which visible cell stands for it when it is not. */
function resolveCells(cells) {
  for (const cell of cells) {
    if (cell.owner) continue;
    const parent = cells[cell.parent];
    const hidden = STATE.hiddenKinds.has(cell.shownAs) && cell.parent >= 0;
    cell.reached = !parent || (parent.reached && (parent.hidden || STATE.open.has(parent.i)));
    cell.hidden = hidden;
    cell.visible = cell.reached && !hidden && passesRole(cell, cells);
    cell.anchor = cell.visible ? cell : parent?.anchor;
    cell.upper = parent?.anchor;
  }
}

function passesRole(cell, cells) {
  if (cell.node.kind !== 'task' || cells[0].node.kind !== 'organisation') return true;
  return linksToRoot(cell, cells).length > 0;
}

const linksToRoot = (cell, cells) =>
  ownersOf(cell.node)
    .filter(edge => edge.from === cells[0].node.id && rolePasses(edge))
    .sort(byRole);

/** Owners' lines from each task, or from the visible box that it is folded into; the strongest role wins. */
function ownerLines(cells) {
  const owners = new Set(cells.filter(cell => cell.owner).map(cell => cell.node.id));
  const lines = new Map();
  if (!owners.size || STATE.hiddenKinds.has('organisation')) return [];
  for (const cell of cells) {
    if (cell.owner || cell.group || cell.node.kind !== 'task' || !cell.anchor) continue;
    for (const edge of ownersOf(cell.node)) {
      if (!rolePasses(edge) || !owners.has(edge.from)) continue;
      const key = `${cell.anchor.id}>${edge.from}`;
      const line = lines.get(key);
      if (!line) lines.set(key, { id: key, from: cell.anchor, to: edge.from, edge, count: 1 });
      else {
        line.count += 1;
        if (byRole(edge, line.edge) < 0) line.edge = edge;
      }
    }
  }
  return [...lines.values()];
}

/** Column and row of every visible cell, gaps closed; owners from the first of their tasks on. */
function placeCells(cells, lines) {
  const seen = cells.filter(cell => !cell.owner && cell.visible);
  const ranks = new Map([...new Set(seen.map(cell => cell.row))].sort((a, b) => a - b).map((row, at) => [row, at]));
  for (const cell of seen) cell.rank = ranks.get(cell.row);
  const firsts = new Map();
  for (const { to, from } of lines) firsts.set(to, Math.min(firsts.get(to) ?? Infinity, from.rank));
  const owners = cells.filter(cell => cell.owner && firsts.has(cell.node.id));
  owners.sort((a, b) => firsts.get(a.node.id) - firsts.get(b.node.id) || a.row - b.row);
  let next = 0;
  for (const cell of owners) {
    cell.rank = Math.max(next, firsts.get(cell.node.id));
    next = cell.rank + 1;
  }
  return [...seen, ...owners];
}

function setCoordinates(shown) {
  const widths = new Map();
  for (const cell of shown) {
    [cell.width, cell.height] = DATA.sizes[cell.group ? 'section' : cell.node.kind];
    widths.set(cell.column, Math.max(widths.get(cell.column) ?? 0, cell.width));
  }
  const lefts = new Map();
  let left = 0;
  for (const column of [...widths.keys()].sort((a, b) => a - b)) {
    const side = shown.some(cell => cell.owner && cell.column === column);
    lefts.set(column, left + (side ? COLUMN_GAP : 0));
    left = lefts.get(column) + widths.get(column) + COLUMN_GAP;
  }
  for (const cell of shown) {
    cell.x = lefts.get(cell.column) + cell.width / 2;
    cell.y = cell.rank * (cell.height + ROW_GAP) + cell.height / 2;
  }
}

function boxOf(cell, id, place) {
  const { node, group } = cell;
  const kind = group ?? node.kind;
  const count = group ? cell.children.length : 0;
  const second = group || (kind === 'section' && STATE.open.has(cell.i)) ? '' : secondLine(node);
  return {
    id,
    node,
    kind,
    group,
    look: LOOK[kind],
    ...place,
    title: group ? t('nItems', { k: t(group), n: count }) : titleOf(node),
    second,
    lines: place.lines ?? 2,
    strong: kind === 'document' || Boolean(group),
    alarm: kind === 'task' && !group && !ownersOf(node).length && !isFrame(node),
    outlined: kind === 'cited' && !group,
    bar:
      kind === 'organisation'
        ? { tasks: workload(node.id).tasks / MOST_TASKS, lead: workload(node.id).lead / MOST_TASKS }
        : null,
  };
}

/** Boxes and lines of the overview, as Python computed them. */
function overviewPicture() {
  const [width, height] = DATA.overviewDocument;
  const shown = DATA.network.nodes.filter(({ id }) => !STATE.hiddenKinds.has(NODES[id].kind));
  const boxes = shown.map(({ id, x, y }) => {
    const isDocument = NODES[id].kind === 'document';
    const size = isDocument
      ? { width, height, lines: 4 }
      : { width: DATA.sizes.organisation[0], height: DATA.sizes.organisation[1] };
    return {
      ...boxOf({ node: NODES[id], group: null, children: [] }, id, { x, y, ...size }),
      badge: isDocument ? '+' : null,
    };
  });
  const ids = new Set(shown.map(({ id }) => id));
  const lines = DATA.network.edges
    .filter(edge => ids.has(edge.from) && ids.has(edge.to))
    .filter(edge =>
      edge.kind === 'cites'
        ? !STATE.hiddenRoles.has('citation')
        : rolePasses({ role: edge.role, inferred: !edge.stated }),
    )
    .map((edge, at) => {
      const isCitation = edge.kind === 'cites';
      const style = isCitation ? 'citation' : edge.stated ? edge.role : 'inferred';
      const title = isCitation
        ? wordOf('relation', edge.relation)
        : `${t(edge.role)} · ${t('nTasks', { n: edge.count })}`;
      const more = isCitation ? { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, smooth: bendOf(edge) } : {};
      return { id: `o${at}`, from: edge.from, to: edge.to, title, ...more, ...lineOf(style, isCitation ? 0.7 : 0.05) };
    });
  const headings = DATA.headings.map(([level, x, y]) => ({ text: level ? t(level) : t('topOwners'), x, y }));
  return { boxes, lines, headings, brackets: [] };
}

/** Citations between bands run up and down, those within a band bow aside. */
function bendOf({ from, to }) {
  const [start, end] = [from, to].map(id => DATA.network.nodes.find(node => node.id === id));
  if (start.x === end.x) return { enabled: true, type: 'curvedCW', roundness: 0.25 };
  return {
    enabled: true,
    type: 'cubicBezier',
    forceDirection: start.y === end.y ? 'horizontal' : 'vertical',
    roundness: 0.45,
  };
}

/** In the picture of one organisation the second line of a task says its part in it. */
function partOfRoot(cell, cells) {
  if (cells[0].node.kind !== 'organisation' || cell.node.kind !== 'task') return {};
  const [edge] = linksToRoot(cell, cells);
  const lead = ownersOf(cell.node).find(one => one.role === 'lead' && one.from !== cells[0].node.id);
  const role = edge.inferred ? `${t(edge.role)}（${t('inferred')}）` : t(edge.role);
  const second = [role, edge.due || cell.node.note, lead ? `${t('lead')} ${titleOf(NODES[lead.from])}` : '']
    .filter(Boolean)
    .join(' · ');
  return { second };
}

/** Boxes and lines of a tree scene. */
function treePicture() {
  const cells = cellsOf(STATE.scene);
  resolveCells(cells);
  const owned = ownerLines(cells);
  const shown = placeCells(cells, owned);
  setCoordinates(shown);
  const boxes = shown.map(cell => ({
    ...boxOf(cell, cell.id, { x: cell.x, y: cell.y, width: cell.width, height: cell.height }),
    ...partOfRoot(cell, cells),
    cell: cell.i,
    badge: cell.children.length && !cell.owner ? (STATE.open.has(cell.i) ? '−' : '+') : null,
  }));
  const isDense = owned.length > 40;
  const faint = edge => (edge.role === 'lead' ? (isDense ? 0.2 : 0.42) : isDense ? 0.06 : 0.35);
  const lines = [];
  for (const { id, from, to, edge, count } of owned) {
    lines.push({
      id,
      from: from.id,
      to,
      title: `${t(edge.role)}${edge.inferred ? `（${t('inferred')}）` : ''}${count > 1 ? ` × ${count}` : ''}`,
      ...lineOf(styleOf(edge), faint(edge)),
    });
  }
  const side = shown.find(cell => cell.owner);
  const headings = side ? [{ text: t('owners'), x: side.x - side.width / 2, y: -14 }] : [];
  return { boxes, lines, headings, brackets: bracketsOf(shown, cells) };
}

/** Brackets of the tree: for each parent and column of children a spine, and a twig to each child. */
function bracketsOf(shown, cells) {
  const brackets = new Map();
  for (const cell of shown) {
    if (cell.owner || !cell.upper) continue;
    const key = `${cell.upper.i}:${cell.column}`;
    const from = cell.upper;
    if (!brackets.has(key)) brackets.set(key, { from: from.id, left: from.x + from.width / 2, y: from.y, twigs: [] });
    const edge =
      cells[0].node.kind === 'organisation' && cell.node.kind === 'task' ? linksToRoot(cell, cells)[0] : null;
    brackets
      .get(key)
      .twigs.push({ to: cell.id, x: cell.x - cell.width / 2, y: cell.y, style: edge ? styleOf(edge) : 'tree' });
  }
  return [...brackets.values()];
}

const pictureOf = () => (isTree() ? treePicture() : overviewPicture());
