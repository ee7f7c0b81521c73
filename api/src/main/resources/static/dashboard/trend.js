// Draws the trend charts. The library is fetched when the page has been painted, and only where there is a chart.

const charts = [...document.querySelectorAll("[data-chart]")];

/** Beside this file's own folder, wherever a proxy shows it. */
const asset = (name) => new URL(`../assets/${name}`, import.meta.url);

function library() {
  const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: asset("uPlot.min.css") });
  const script = Object.assign(document.createElement("script"), { src: asset("uPlot.iife.min.js") });
  document.head.append(styles, script);
  return new Promise((resolve, reject) => {
    script.onload = () => resolve(window.uPlot);
    script.onerror = reject;
  });
}

const DAY = 86_400;
const DAYS = 30;
const now = Math.floor(Date.now() / 1000);

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const day = (seconds) => new Date(seconds * 1000).toISOString().slice(5, 10);
/** As the pages write scores; half of the last place goes up, which the binary form of a number may miss. */
const score = (value) => (value + 1e-12).toFixed(3);
const number = (plot, raw) => (raw == null ? "–" : score(raw));

function draw(uPlot, element) {
  const { time, rate, low, high, mean } = JSON.parse(element.dataset.chart);
  const lines = { stroke: colour("--line"), width: 1 };
  const axis = { stroke: colour("--quiet"), grid: lines, ticks: lines, font: "11px system-ui" };
  const band = { points: { show: false }, stroke: "transparent", value: number };
  const points = { size: 5 };
  const options = {
    width: element.clientWidth,
    height: element.clientHeight,
    legend: { live: true },
    cursor: { y: false },
    scales: { x: { range: () => [now - DAYS * DAY, now] }, y: { range: [0, 1.02] } },
    axes: [{ ...axis, space: 60, values: (plot, all) => all.map(day) }, { ...axis, size: 46, incrs: [0.25, 0.5], values: (plot, all) => all.map(score) }],
    series: [
      { value: "{YYYY}-{MM}-{DD}" },
      { label: "high", ...band },
      { label: "low", ...band },
      { label: "pass rate", stroke: colour("--accent"), width: 2, points, value: number },
      { label: "mean score", stroke: colour("--second"), width: 1.5, dash: [4, 3], points: { show: false }, value: number },
    ],
    bands: [{ series: [1, 2], fill: colour("--band") }],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
  };
  element.replaceChildren();
  return new uPlot(options, [time, high, low, rate, mean], element);
}

if (charts.length > 0) {
  const uPlot = await library();
  for (const element of charts) {
    let plot = draw(uPlot, element);
    new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: element.clientHeight })).observe(element);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      plot.destroy();
      plot = draw(uPlot, element);
    });
  }
}
