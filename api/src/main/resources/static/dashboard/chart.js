// What all charts have in common: the library, which is fetched when the page has been painted, colours, numbers, their size.

/** Beside this file's own folder, wherever a proxy shows it. */
const asset = (name) => new URL(`../assets/${name}`, import.meta.url);

let loading;

/** uPlot, fetched once, and only where there is a chart. */
export function library() {
  return loading ??= new Promise((resolve, reject) => {
    const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: asset("uPlot.min.css") });
    const script = Object.assign(document.createElement("script"), { src: asset("uPlot.iife.min.js") });
    document.head.append(styles, script);
    script.onload = () => resolve(window.uPlot);
    script.onerror = reject;
  });
}

export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** As the pages write scores; half of the last place goes up, which the binary form of a number may miss. */
export const score = (value) => (value + 1e-12).toFixed(3);

export const number = (plot, raw) => (raw == null ? "–" : score(raw));

/** What a series of a band looks like, both edges. */
export const edge = () => ({ points: { show: false }, stroke: "transparent", value: number });

/** Options of a chart of scores from 0 to 1 over time, as wide and high as its element. */
export function options(element) {
  const lines = { stroke: colour("--line"), width: 1 };
  const axis = { stroke: colour("--quiet"), grid: lines, ticks: lines, font: "11px system-ui" };
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    legend: { live: true },
    cursor: { y: false },
    scales: { y: { range: [0, 1.02] } },
    axes: [{ ...axis, space: 60 }, { ...axis, size: 46, incrs: [0.25, 0.5], values: (plot, all) => all.map(score) }],
  };
}

/** Draws, and draws again when the element gets another size or the page other colours. Returns what draws it with other data. */
export function keep(element, draw) {
  let plot;
  const again = () => {
    plot?.destroy();
    element.replaceChildren();
    plot = draw(element);
  };
  again();
  new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: element.clientHeight })).observe(element);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  return again;
}
