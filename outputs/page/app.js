// The page as a whole: the network, selection, keys, the address, the language.
const CANVAS = document.getElementById('canvas');
const NOTHING_OPEN = new Set();
const dots = new vis.DataSet([]);
const lines = new vis.DataSet([]);
const network = new vis.Network(CANVAS, { nodes: dots, edges: lines }, DATA.network.options);
let boxes = new Map();
let headings = [];
let brackets = [];
let focus = null;
let lastClick = { at: -Infinity, box: null };

const isDim = box => focus !== null && !focus.has(box.id);

/** Take the tooltip away: what it spoke of may have moved. */
function hideTooltip() {
  const tooltip = CANVAS.querySelector('.vis-tooltip');
  if (tooltip) tooltip.style.visibility = 'hidden';
}

/** Draw the scene anew: after a fold, a filter, a change of scene or of language. */
function render() {
  hideTooltip();
  const picture = pictureOf();
  boxes = new Map(picture.boxes.map(box => [box.id, box]));
  ({ headings, brackets } = picture);
  const nodes = picture.boxes.map(box => ({
    id: box.id,
    label: box.title,
    x: box.x,
    y: box.y,
    shape: 'custom',
    size: box.width / 2,
    physics: false,
    chosen: true,
    title: box.second ? `${box.title}\n${box.second}` : box.title,
    ctxRenderer: rendererOf(box, isDim),
  }));
  lines.clear();
  dots.clear();
  dots.add(nodes);
  setSizes(picture.boxes);
  lines.add(picture.lines.map(line => ({ ...line, bright: line.color.color })));
  if (STATE.selected !== null && boxes.has(STATE.selected)) network.selectNodes([STATE.selected]);
  setFocus();
  fillTrail();
  fillShown();
  fillDepartments();
  for (const id of ['fold', 'unfold']) document.getElementById(id).hidden = !isTree();
}

/** The boxes as a list, for readers who do not see the picture. */
function fillShown() {
  const rows = [...boxes.values()].map(box => {
    const row = make('li', '', [t(box.kind), box.title, box.second].filter(Boolean).join(' · '));
    row.dataset.box = [box.x - box.width / 2, box.y - box.height / 2, box.width, box.height].join(' ');
    return row;
  });
  document.getElementById('shown').replaceChildren(...rows);
}

/** vis-network 10 learns the size of a custom shape only when it is first hovered; tell it before it draws. */
function setSizes(drawn) {
  for (const { id, width, height } of drawn) {
    Object.assign(network.body.nodes[id].shape, { customSizeWidth: width, customSizeHeight: height });
  }
}

/** The selected box, its neighbours, what it hangs on and what hangs on it stay bright. */
function setFocus() {
  const id = STATE.selected;
  const hadFocus = focus !== null;
  focus = null;
  if (id !== null && boxes.has(id) && id !== STATE.scene) {
    focus = new Set([id, ...network.getConnectedNodes(id)]);
    if (isTree()) addKin(boxes.get(id));
  }
  if (hadFocus || focus)
    lines.update(
      lines.map(line => ({ id: line.id, color: { ...line.color, color: focus ? dimmed(line) : line.bright } })),
    );
}

const dimmed = line =>
  line.from === STATE.selected || line.to === STATE.selected ? line.bright : alpha(line.bright.slice(0, 7), 0.05);

function addKin(box) {
  const cells = cellsOf(STATE.scene);
  for (const child of cells[box.cell].children) focus.add(cells[child].id);
  for (let cell = cells[box.cell]; cell; cell = cells[cell.parent]) focus.add(cell.id);
}

/** Select a box (a node's index, or the name of a group), or nothing. */
function select(id) {
  STATE.selected = id;
  if (id !== null && boxes.has(id)) network.selectNodes([id]);
  else network.unselectAll();
  setFocus();
  network.redraw();
  showPanel(typeof id === 'number' ? NODES[id] : (boxes.get(id)?.node ?? null));
  writeAddress(false);
}

/** Go to a scene: 'all', 'none', or the index of a document or an organisation. */
function enter(scene, { selected = null } = {}) {
  STATE.scene = scene;
  STATE.open = scene === 'all' ? NOTHING_OPEN : openAtFirst(scene);
  STATE.selected = selected;
  render();
  frame();
  writeAddress(true);
  select(selected);
}

/** Show a node wherever it stands: enter its document, open what is folded over it, select it. */
function reveal(id, home) {
  const node = NODES[id];
  STATE.hiddenKinds.delete(node.kind);
  const scene = home ?? sceneFor(node);
  if (scene !== STATE.scene) {
    STATE.scene = scene;
    STATE.open = scene === 'all' ? NOTHING_OPEN : openAtFirst(scene);
    STATE.selected = id;
    openAbove(id);
    render();
    frame();
  } else {
    openAbove(id);
    STATE.selected = id;
    render();
  }
  fillLegend();
  writeAddress(true);
  select(id);
  lookAt(id);
}

function sceneFor(node) {
  if (boxes.has(node.id)) return STATE.scene;
  if (node.doc >= 0) return node.doc;
  if (isTree() && cellsOf(STATE.scene).some(cell => cell.node.id === node.id && !cell.group)) return STATE.scene;
  if (node.kind === 'document') return node.id;
  if (node.kind === 'organisation' && workload(node.id).tasks) return node.id;
  const cited = node.into.find(edge => edge.kind === 'cites' && DATA.documents[edge.from]);
  return cited ? cited.from : (node.out.find(edge => edge.kind === 'issued')?.to ?? STATE.scene);
}

function openAbove(id) {
  if (!isTree()) return;
  const cells = cellsOf(STATE.scene);
  const cell = cells.find(other => other.node.id === id && !other.group);
  for (let at = cells[cell?.parent]; at; at = cells[at.parent]) STATE.open.add(at.i);
}

function toggle(box) {
  if (!isTree()) return box.kind === 'document' || box.kind === 'organisation' ? enter(box.node.id) : undefined;
  const cell = cellsOf(STATE.scene)[box.cell];
  if (!cell.children.length) return openElsewhere(box);
  if (STATE.open.has(cell.i)) STATE.open.delete(cell.i);
  else STATE.open.add(cell.i);
  const before = network.canvasToDOM({ x: box.x, y: box.y });
  render();
  const now = boxes.get(box.id);
  const after = network.canvasToDOM({ x: now.x, y: now.y });
  network.moveTo({
    position: {
      x: network.getViewPosition().x + (after.x - before.x) / network.getScale(),
      y: network.getViewPosition().y + (after.y - before.y) / network.getScale(),
    },
  });
  return undefined;
}

function openElsewhere(box) {
  const opens = box.kind === 'document' || (box.kind === 'organisation' && workload(box.node.id).tasks > 0);
  if (opens && box.node.id !== STATE.scene && !box.group) enter(box.node.id);
}

function foldAll(open) {
  const cells = cellsOf(STATE.scene);
  STATE.open = new Set(open ? cells.filter(cell => cell.children.length && !cell.group).map(cell => cell.i) : [0]);
  render();
  frame();
  lookAt(STATE.selected);
}

function fillTrail() {
  const step = (text, run) => {
    const button = make('button', 'quiet', text);
    button.type = 'button';
    button.addEventListener('click', run);
    return button;
  };
  const here = STATE.scene === 'none' ? t('unowned') : isTree() ? titleOf(NODES[STATE.scene]) : null;
  const sign = typeof STATE.scene === 'number' ? signOf(NODES[STATE.scene].kind) : '';
  const parts = here
    ? [step(t('overview'), () => enter('all')), '›', sign, make('b', '', here)]
    : [make('b', '', t('overview'))];
  document.getElementById('trail').replaceChildren(...parts);
}

/** Keep the place in the address: a scene is a step of the browser's history, a selection is not. */
function writeAddress(isStep) {
  const iri = id => (typeof id === 'number' ? NODES[id].iri : '');
  const scene = STATE.scene === 'none' ? 'none' : iri(STATE.scene);
  const parts = [
    scene && `at=${encodeURIComponent(scene)}`,
    iri(STATE.selected) && `node=${encodeURIComponent(iri(STATE.selected))}`,
  ].filter(Boolean);
  const hash = parts.length ? `#${parts.join('&')}` : '#';
  if (hash === (location.hash || '#')) return;
  history[isStep ? 'pushState' : 'replaceState'](null, '', hash);
}

function readAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const node = BY_IRI.get(asked.get('node') ?? '');
  const at = asked.get('at') ?? '';
  const scene = at === 'none' ? 'none' : BY_IRI.get(at)?.id;
  const known = scene === 'none' || DATA.documents[scene] || DATA.organisations[scene];
  if (known && !node) enter(scene);
  else if (node) reveal(node.id, known ? scene : undefined);
  else enter(Object.keys(DATA.documents).length === 1 ? Number(Object.keys(DATA.documents)[0]) : 'all');
}

const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** The nearest box in a direction; boxes off the line of sight count as further away. */
function neighbour([dx, dy]) {
  const from = boxes.get(STATE.selected) ?? null;
  if (!from) return boxes.keys().next().value;
  let best = null;
  for (const box of boxes.values()) {
    const along = (box.x - from.x) * dx + (box.y - from.y) * dy;
    const across = Math.abs((box.x - from.x) * dy) + Math.abs((box.y - from.y) * dx);
    if (box === from || along < 12) continue;
    const far = along + across * 3;
    if (!best || far < best.far) best = { id: box.id, far };
  }
  return best?.id;
}

function onKey(event) {
  if (event.target.closest('input, button') && event.key !== 'Escape') return;
  const box = boxes.get(STATE.selected);
  if (event.key === '/') SEARCH.focus();
  else if (STEPS[event.key] && event.target === CANVAS) {
    const next = neighbour(STEPS[event.key]);
    if (next !== undefined) select(next);
    lookAt(next);
  } else if (event.key === 'Enter' && box && event.target === CANVAS) toggle(box);
  else if (event.key === 'Escape') {
    if (STATE.selected !== null && STATE.selected !== STATE.scene) select(null);
    else if (isTree()) enter('all');
  } else if (event.key === '+' || event.key === '=') zoom(1.2);
  else if (event.key === '-') zoom(1 / 1.2);
  else if (event.key === '0') frame({ whole: !isTree() });
  else return;
  event.preventDefault();
}

/** A second click opens what the first one hit, even if the picture has made room for the panel in between. */
function onClick({ nodes, pointer, event }) {
  const at = event.srcEvent?.timeStamp ?? event.timeStamp;
  const isDouble = at - lastClick.at < 350;
  const first = lastClick.box;
  CANVAS.focus({ preventScroll: true });
  hideTooltip();
  const box = boxes.get(nodes[0]) ?? null;
  lastClick = { at: isDouble ? -Infinity : at, box: null };
  if (isDouble) return first && boxes.has(first.id) ? toggle(boxes.get(first.id)) : undefined;
  if (!box) return select(null);
  const onBadge = box.badge && pointer.canvas.x > box.x + box.width / 2 - 34;
  if (onBadge || box.group) return toggle(box);
  lastClick.box = box;
  return select(box.id);
}

function drawHeadings(ctx) {
  ctx.save();
  ctx.font = `600 13px ${FONT}`;
  ctx.fillStyle = QUIET;
  ctx.textAlign = 'left';
  for (const { text, x, y } of headings) ctx.fillText(text, x + 2, y);
  ctx.restore();
}

function fillWords() {
  document.documentElement.lang = english ? 'en' : 'zh-CN';
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = t(element.dataset.text);
  for (const element of document.querySelectorAll('[data-placeholder]')) {
    element.placeholder = t(element.dataset.placeholder);
    element.setAttribute('aria-label', t(element.dataset.placeholder));
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', t(element.dataset.label));
    if (element.matches('button')) element.title = t(element.dataset.label);
  }
  for (const id of ['fold', 'unfold']) document.getElementById(id).textContent = t(id);
  document.getElementById('language').textContent = english ? '中文' : 'EN';
  const empty = document.getElementById('empty');
  empty.hidden = NODES.length > 0;
  document.body.classList.toggle('is-empty', !NODES.length);
  empty.replaceChildren(make('h2', '', t('emptyTitle')), make('p', '', t('emptyText')));
  fillLegend();
}

function start() {
  network.on('beforeDrawing', ctx => {
    drawBrackets(ctx, brackets, focus);
    drawHeadings(ctx);
  });
  network.on('click', onClick);
  network.on('dragEnd', () => {
    moved = true;
  });
  network.on('resize', () => requestAnimationFrame(onResize));
  CANVAS.addEventListener('wheel', onWheel, { capture: true, passive: false });
  CANVAS.addEventListener('mouseleave', hideTooltip);
  document.addEventListener('keydown', onKey);
  window.addEventListener('popstate', readAddress);
  document.getElementById('fit').addEventListener('click', () => frame({ whole: !isTree() }));
  document.getElementById('larger').addEventListener('click', () => zoom(1.25));
  document.getElementById('smaller').addEventListener('click', () => zoom(0.8));
  document.getElementById('fold').addEventListener('click', () => foldAll(false));
  document.getElementById('unfold').addEventListener('click', () => foldAll(true));
  document.getElementById('language').addEventListener('click', () => {
    english = !english;
    fillWords();
    render();
    select(STATE.selected);
  });
  startSidebar();
  fillWords();
  readAddress();
  document.body.dataset.ready = String(boxes.size);
}

start();
