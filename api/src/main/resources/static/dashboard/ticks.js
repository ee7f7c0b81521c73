// Draws the scores of a schedule tick by tick, and again when a tick has come.
import { colour, edge, keep, library, number, options } from "./chart.js";

const HOUR = 3_600;
const DAY = 86_400;

const digits = (value) => String(value).padStart(2, "0");

/** In the reader's own zone; only as much of the time as the distance between two labels needs. */
function label(seconds, distance) {
  const time = new Date(seconds * 1000);
  const date = `${digits(time.getMonth() + 1)}-${digits(time.getDate())}`;
  const clock = `${digits(time.getHours())}:${digits(time.getMinutes())}`;
  return distance >= DAY ? date : distance >= HOUR ? `${date} ${clock}` : clock;
}

/** A line from edge to edge of the plot, in its own pixels. */
function line(plot, style, from, to) {
  const { ctx } = plot;
  ctx.save();
  ctx.strokeStyle = colour(style);
  ctx.lineWidth = devicePixelRatio * 1.5;
  ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
  ctx.restore();
}

/** The baseline, and where what runs are made of changed. */
function marks({ anchor, time, changes }) {
  return (plot) => {
    const { left, top, width, height } = plot.bbox;
    if (anchor != null) {
      const y = plot.valToPos(anchor, "y", true);
      line(plot, "--good", [left, y], [left + width, y]);
    }
    changes.forEach((change, at) => {
      if (!change) return;
      const x = plot.valToPos(time[at], "x", true);
      line(plot, "--second", [x, top], [x, top + height]);
    });
  };
}

function draw(uPlot, element, chart) {
  const { time, mean, low, high, worse } = chart;
  const common = options(element);
  const [x, y] = common.axes;
  const bad = { show: true, size: 9, fill: colour("--bad"), stroke: colour("--bad") };
  const drawn = {
    ...common,
    axes: [{ ...x, space: 90, values: (plot, all, axis, space, distance) => all.map((at) => label(at, distance)) }, y],
    series: [
      { value: "{YYYY}-{MM}-{DD} {HH}:{mm}" },
      { label: "high", ...edge() },
      { label: "low", ...edge() },
      { label: "mean score", stroke: colour("--accent"), width: 2, points: { show: true, size: 6 }, value: number },
      { label: "regressed", stroke: "transparent", points: bad, value: number },
    ],
    bands: [{ series: [1, 2], fill: colour("--band") }],
    hooks: { drawClear: [marks(chart)] },
  };
  return new uPlot(drawn, [time, high, low, mean, mean.map((value, at) => (worse[at] ? value : null))], element);
}

/** What is drawn where, and how to draw it with other data. */
const shown = new WeakMap();

/** A tick may be the first of an agent: then the page's part is fetched anew, but not in a row. */
let asked = 0;

function askForAgents() {
  if (Date.now() - asked < 3_000) return;
  asked = Date.now();
  document.body.dispatchEvent(new Event("reev:agents"));
}

async function show() {
  const charts = JSON.parse(document.getElementById("scores").dataset.columns);
  const elements = [...document.querySelectorAll("[data-agent]")];
  if (charts.map(({ agent }) => agent).join() !== elements.map(({ dataset }) => dataset.agent).join()) return askForAgents();
  if (charts.length === 0) return;
  const uPlot = await library();
  charts.forEach((chart, at) => {
    const element = elements[at];
    const text = JSON.stringify(chart);
    const known = shown.get(element);
    if (known?.text === text) return;
    if (known) {
      Object.assign(known, { text, chart });
      return known.again();
    }
    const fresh = { text, chart };
    shown.set(element, fresh);
    fresh.again = keep(element, () => draw(uPlot, element, fresh.chart));
  });
}

document.body.addEventListener("htmx:afterSettle", show);
show();
