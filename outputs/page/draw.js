// How things look: colour and sign of each kind, lines of each role, and the box that vis-network is told to draw.
const LOOK = {
  document: { color: '#1d4f91', tint: '#eaf1fb', sign: 'M3.5 1.5h6l3 3v10h-9z M9.5 1.5v3h3' },
  section: { color: '#51606f', tint: '#f1f4f7', sign: 'M2.5 3h11 M2.5 8h11 M2.5 13h7' },
  task: { color: '#0b6e63', tint: '#e8f6f3', sign: 'M8 1.5a6.5 6.5 0 1 0 .01 0z M5 8.2l2.2 2.2 4-4.4' },
  goal: {
    color: '#a8480a',
    tint: '#fdf1e7',
    sign: 'M8 1.2l2 4.5 4.9.5-3.7 3.2 1.1 4.8L8 11.7l-4.3 2.5 1.1-4.8L1.1 6.2 6 5.7z',
  },
  target: { color: '#7a5c00', tint: '#fbf5dc', sign: 'M2.5 14V9h3v5z M6.5 14V5.5h3V14z M10.5 14V2h3v12z' },
  project: {
    color: '#6d3a9c',
    tint: '#f4edfa',
    sign: 'M8 1.2l6 3.4v6.8l-6 3.4-6-3.4V4.6z M2 4.6l6 3.4 6-3.4 M8 8v6.8',
  },
  organisation: {
    color: '#a61e22',
    tint: '#fcecec',
    sign: 'M1.5 6L8 1.5 14.5 6z M3.5 6v7 M6.5 6v7 M9.5 6v7 M12.5 6v7 M1.5 14.2h13',
  },
  cited: {
    color: '#2f6f94',
    tint: '#ffffff',
    sign: 'M5 2.5C3 2.5 2 4 2 6v2.5h4V5.5H4 M12 2.5c-2 0-3 1.5-3 3.5v2.5h4V5.5h-2 M2 12.5h12',
  },
};
const LINES = {
  lead: { color: '#a61e22', width: 3, dashes: false },
  responsible: { color: '#a61e22', width: 1.4, dashes: false },
  support: { color: '#2c5f9e', width: 1.4, dashes: [7, 5] },
  directed: { color: '#6d3a9c', width: 1.4, dashes: [12, 4, 2, 4] },
  inferred: { color: '#6b7280', width: 1.4, dashes: [2, 4] },
  citation: { color: '#2f6f94', width: 1.4, dashes: false },
  tree: { color: '#a9b4c0', width: 1.2, dashes: false },
};
const FONT =
  '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",system-ui,sans-serif';
const INK = '#17202b';
const QUIET = '#56626f';

const SIGNS = Object.fromEntries(Object.entries(LOOK).map(([kind, { sign }]) => [kind, new Path2D(sign)]));
const cuts = new Map();

const alpha = (color, share) =>
  color +
  Math.round(share * 255)
    .toString(16)
    .padStart(2, '0');

/** The longest beginning of a text that fits, and what is left over. */
function fitLine(ctx, text, width) {
  if (ctx.measureText(text).width <= width) return [text, ''];
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ctx.measureText(text.slice(0, middle)).width <= width) low = middle;
    else high = middle - 1;
  }
  if (low > 0 && /[\uD800-\uDBFF]/.test(text[low - 1])) low -= 1;
  return [text.slice(0, low), text.slice(low)];
}

/** A text in at most so many lines; what does not fit ends in “…”. */
function linesOf(ctx, text, { width, count, font }) {
  const key = `${font}|${width}|${count}|${text}`;
  if (cuts.has(key)) return cuts.get(key);
  ctx.font = font;
  const lines = [];
  let rest = text.replace(/\s+/g, ' ').slice(0, 300);
  while (rest && lines.length < count) {
    const last = lines.length === count - 1;
    let [line, more] = fitLine(ctx, rest, width);
    if (last && more) line = `${fitLine(ctx, rest, width - ctx.measureText('…').width)[0]}…`;
    lines.push(line);
    rest = more;
  }
  cuts.set(key, lines);
  return lines;
}

function roundBox(ctx, left, top, { width, height }, radius) {
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, radius);
}

function drawSign(ctx, kind, { x, y, color, size = 15 }) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size / 16, size / 16);
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.5;
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  ctx.stroke(SIGNS[kind]);
  ctx.restore();
}

function drawText(ctx, box, left, top) {
  const { width, height, title, second, lines } = box;
  const isTall = lines > 2;
  const narrow = width - 30 - (box.badge ? 36 : 10);
  const room = isTall ? width - 42 : narrow;
  const font = `${box.strong ? '600 ' : ''}13px ${FONT}`;
  const rows = linesOf(ctx, title, { width: room, count: second ? lines - 1 : lines, font });
  const tall = rows.length * 17 + (second ? 15 : 0);
  let y = top + (height - tall) / 2 + 13;
  ctx.font = font;
  ctx.fillStyle = INK;
  for (const row of rows) {
    ctx.fillText(row, left + 30, y);
    y += 17;
  }
  if (second) {
    const small = `11px ${FONT}`;
    const [line] = linesOf(ctx, second, { width: narrow, count: 1, font: small });
    ctx.font = small;
    ctx.fillStyle = box.alarm ? '#a8480a' : QUIET;
    ctx.fillText(line, left + 30, y - 2);
  }
}

function drawBadge(ctx, box, left, top) {
  const x = left + box.width - 20;
  const y = box.lines > 2 ? top + box.height - 15 : top + box.height / 2;
  ctx.beginPath();
  ctx.arc(x, y, 9.5, 0, Math.PI * 2);
  ctx.fillStyle = box.badge === '−' ? '#ffffff' : box.look.color;
  ctx.strokeStyle = box.look.color;
  ctx.lineWidth = 1.2;
  ctx.fill();
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x - 4.5, y);
  ctx.lineTo(x + 4.5, y);
  if (box.badge === '+') {
    ctx.moveTo(x, y - 4.5);
    ctx.lineTo(x, y + 4.5);
  }
  ctx.strokeStyle = box.badge === '−' ? box.look.color : '#ffffff';
  ctx.lineWidth = 1.8;
  ctx.stroke();
}

/** The bar at the foot of an organisation: its tasks beside the most of any, the dark part led. */
function drawBar(ctx, box, left, top) {
  const full = box.width - 40;
  const y = top + box.height - 4;
  ctx.fillStyle = alpha(box.look.color, 0.25);
  ctx.fillRect(left + 30, y, Math.max(2, full * box.bar.tasks), 2.5);
  ctx.fillStyle = box.look.color;
  ctx.fillRect(left + 30, y, full * box.bar.lead, 2.5);
}

/** What vis-network calls for each box. `box` is made in scene.js. */
function rendererOf(box, isDim) {
  return ({ ctx, x, y, state: { selected, hover } }) => ({
    drawNode() {
      const left = x - box.width / 2;
      const top = y - box.height / 2;
      ctx.save();
      ctx.textBaseline = 'alphabetic';
      ctx.textAlign = 'left';
      roundBox(ctx, left, top, box, 7);
      ctx.fillStyle = '#f6f8fa';
      ctx.fill();
      ctx.globalAlpha = isDim(box) && !selected && !hover ? 0.42 : 1;
      ctx.fillStyle = box.look.tint;
      ctx.fill();
      ctx.strokeStyle = selected ? box.look.color : alpha(box.look.color, hover ? 0.9 : 0.45);
      ctx.lineWidth = selected ? 2.6 : hover ? 1.8 : 1;
      if (box.outlined) ctx.setLineDash([4, 3]);
      ctx.stroke();
      ctx.setLineDash([]);
      drawSign(ctx, box.kind, {
        x: left + 8,
        y: box.lines > 2 ? top + 11 : top + (box.height - 15) / 2,
        color: box.look.color,
      });
      drawText(ctx, box, left, top);
      if (box.bar) drawBar(ctx, box, left, top);
      if (box.badge) drawBadge(ctx, box, left, top);
      ctx.restore();
    },
    nodeDimensions: { width: box.width, height: box.height },
  });
}

/** The brackets of a tree; what belongs to the selected box stands out. */
function drawBrackets(ctx, brackets, focus) {
  ctx.save();
  ctx.lineJoin = 'round';
  for (const { from, left, y, twigs } of brackets) {
    for (const twig of twigs) {
      const isNear = focus !== null && focus.has(from) && focus.has(twig.to);
      const { color, width, dashes } = LINES[twig.style];
      const spine = twig.x - 28;
      ctx.strokeStyle = isNear ? QUIET : alpha(LINES.tree.color, focus ? 0.5 : 1);
      ctx.lineWidth = isNear ? 2 : LINES.tree.width;
      ctx.beginPath();
      ctx.moveTo(left, y);
      ctx.lineTo(spine, y);
      if (twig.y === y) ctx.lineTo(spine + 1, y);
      else {
        const bend = Math.sign(twig.y - y) * 8;
        ctx.lineTo(spine, twig.y - bend);
        ctx.quadraticCurveTo(spine, twig.y, spine + 8, twig.y);
      }
      ctx.stroke();
      if (twig.style !== 'tree') [ctx.strokeStyle, ctx.lineWidth] = [alpha(color, focus && !isNear ? 0.4 : 1), width];
      if (dashes) ctx.setLineDash(dashes);
      ctx.beginPath();
      ctx.moveTo(twig.y === y ? spine : spine + 8, twig.y);
      ctx.lineTo(twig.x, twig.y);
      ctx.stroke();
      ctx.setLineDash([]);
    }
  }
  ctx.restore();
}

/** A line as vis-network wants it. `faint` is how much of its colour it keeps until it is touched. */
function lineOf(style, faint) {
  const { color, width, dashes } = LINES[style];
  return {
    width,
    dashes,
    hoverWidth: 0.8,
    selectionWidth: 0.8,
    color: { color: alpha(color, faint), hover: color, highlight: color },
  };
}

function svgOf(className, viewBox, path) {
  const make = (name, attributes) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const svg = make('svg', { viewBox, class: className, 'aria-hidden': 'true' });
  svg.append(make('path', path));
  return svg;
}

/** The sign of a kind, for the legend and the panel. */
const signOf = kind => svgOf('sign', '0 0 16 16', { d: LOOK[kind].sign, stroke: LOOK[kind].color });

/** The line of a role, for the legend. */
function strokeOf(style) {
  const { color, width, dashes } = LINES[style];
  return svgOf('stroke', '0 0 34 10', {
    d: 'M1 5h32',
    stroke: color,
    'stroke-width': width,
    'stroke-dasharray': dashes ? dashes.join(' ') : 'none',
  });
}
