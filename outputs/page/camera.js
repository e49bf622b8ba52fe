// The camera: where the window stands over the picture. It works on what app.js draws.
let moved = false;

function extent() {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes.values()) {
    left = Math.min(left, box.x - box.width / 2);
    right = Math.max(right, box.x + box.width / 2);
    top = Math.min(top, box.y - box.height / 2);
    bottom = Math.max(bottom, box.y + box.height / 2);
  }
  return { left: left - 20, top: top - 46, right: right + 20, bottom: bottom + 50 };
}

/** Put the scene into the window: as wide as it is if its text stays readable, from its upper left corner. */
function frame({ whole = false } = {}) {
  if (!boxes.size) return;
  const { left, top, right, bottom } = extent();
  const { clientWidth: width, clientHeight: height } = CANVAS;
  const across = width / (right - left);
  const scale = whole ? Math.min(across, height / (bottom - top), 1) : Math.max(0.74, Math.min(across, 1));
  const x = (right - left) * scale <= width ? (left + right) / 2 : left + width / scale / 2;
  const y = (bottom - top) * scale <= height && whole ? (top + bottom) / 2 : top + height / scale / 2;
  moved = false;
  network.moveTo({ position: { x, y }, scale });
}

/** The window or the panel changed the room of the graph: fit again, unless the reader has moved the picture. */
function onResize() {
  hideTooltip();
  if (!moved) frame();
  if (STATE.selected !== null) lookAt(STATE.selected);
}

/** Bring a box that is not wholly in the window to its middle; one that is stays where it is. */
function lookAt(id) {
  const box = boxes.get(id);
  if (!box) return;
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: CANVAS.clientWidth, y: CANVAS.clientHeight });
  const isOff = (low, high, least, most) => low < least || high > most;
  const at = network.getViewPosition();
  const x = isOff(box.x - box.width / 2, box.x + box.width / 2, from.x, to.x)
    ? Math.max(box.x - (to.x - from.x) / 5, extent().left + (to.x - from.x) / 2)
    : at.x;
  const y = isOff(box.y - box.height / 2, box.y + box.height / 2 + 50, from.y, to.y)
    ? Math.max(box.y, extent().top + (to.y - from.y) / 2)
    : at.y;
  if (x !== at.x || y !== at.y) network.moveTo({ position: { x, y } });
}

function pan(dx, dy) {
  const { left, top, right, bottom } = extent();
  const at = network.getViewPosition();
  const scale = network.getScale();
  moved = true;
  const keep = (value, low, high) => Math.max(low, Math.min(high, value));
  network.moveTo({ position: { x: keep(at.x + dx / scale, left, right), y: keep(at.y + dy / scale, top, bottom) } });
}

function zoom(factor, at = { x: CANVAS.clientWidth / 2, y: CANVAS.clientHeight / 2 }) {
  moved = true;
  const before = network.DOMtoCanvas(at);
  const scale = Math.max(0.1, Math.min(2.5, network.getScale() * factor));
  const middle = network.getViewPosition();
  const share = network.getScale() / scale;
  network.moveTo({
    scale,
    position: { x: before.x + (middle.x - before.x) * share, y: before.y + (middle.y - before.y) * share },
  });
}

/** The wheel moves the picture as it moves a text; with Ctrl it zooms where the pointer is. */
function onWheel(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  const unit = event.deltaMode === 1 ? 32 : 1;
  const corner = CANVAS.getBoundingClientRect();
  if (event.ctrlKey || event.metaKey) {
    zoom(Math.exp(-event.deltaY * unit * 0.0018), { x: event.clientX - corner.left, y: event.clientY - corner.top });
  } else if (event.shiftKey && !event.deltaX) pan(event.deltaY * unit, 0);
  else pan(event.deltaX * unit, event.deltaY * unit);
}
