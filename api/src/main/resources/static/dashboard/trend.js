// Draws how agents did day by day.
import { colour, edge, keep, library, number, options } from "./chart.js";

const charts = [...document.querySelectorAll("[data-chart]")];

const DAY = 86_400;
const DAYS = 30;
const now = Math.floor(Date.now() / 1000);

const day = (seconds) => new Date(seconds * 1000).toISOString().slice(5, 10);

function draw(uPlot, element) {
  const { time, rate, low, high, mean } = JSON.parse(element.dataset.chart);
  const common = options(element);
  const [x, y] = common.axes;
  const drawn = {
    ...common,
    scales: { ...common.scales, x: { range: () => [now - DAYS * DAY, now] } },
    axes: [{ ...x, values: (plot, all) => all.map(day) }, y],
    series: [
      { value: "{YYYY}-{MM}-{DD}" },
      { label: "high", ...edge() },
      { label: "low", ...edge() },
      { label: "pass rate", stroke: colour("--accent"), width: 2, points: { size: 5 }, value: number },
      { label: "mean score", stroke: colour("--second"), width: 1.5, dash: [4, 3], points: { show: false }, value: number },
    ],
    bands: [{ series: [1, 2], fill: colour("--band") }],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
  };
  return new uPlot(drawn, [time, high, low, rate, mean], element);
}

if (charts.length > 0) {
  const uPlot = await library();
  charts.forEach((element) => keep(element, () => draw(uPlot, element)));
}
