// A run that goes on: what the event stream says is shown at once; a new state fetches the page's parts anew.
import { LogView } from "./log-view.js";
import { streamLost } from "./page.js";

const run = () => document.getElementById("run");

const log = new LogView(document.getElementById("log"));

function doing({ step, steps, tool, event, tool_calls: calls }) {
  const parts = [];
  if (steps) parts.push(`step ${step} of ${steps}`);
  if (calls) parts.push(`${calls} tool call${calls === 1 ? "" : "s"}`);
  if (tool ?? event) parts.push(tool ?? event);
  return parts.join(", ");
}

function showProgress(progress) {
  const bar = run().querySelector(".live [role=progressbar]");
  if (!bar) return;
  bar.setAttribute("aria-valuenow", progress.percent);
  bar.querySelector("progress").value = progress.percent;
  bar.querySelector(".amount").textContent = `${progress.percent} %`;
  document.getElementById("doing").textContent = doing(progress);
}

/** A server that restarts is back soon; one that is full says the same. */
const REOPEN_MS = 2_000;

/** A browser asks again when a connection breaks, but never after an answer such as 502; then this does, from where it was. */
function follow(address, last = "") {
  const events = new EventSource(last ? `${address}?last_event_id=${encodeURIComponent(last)}` : address);
  let shown = run().querySelector(".badge").textContent;
  events.addEventListener("open", () => streamLost(false));
  events.addEventListener("error", () => {
    if (events.readyState !== EventSource.CLOSED || run().dataset.live !== "true") return;
    streamLost(true);
    setTimeout(() => run().dataset.live === "true" && follow(address, last), REOPEN_MS);
  });
  events.addEventListener("progress", (event) => {
    last = event.lastEventId;
    showProgress(JSON.parse(event.data));
  });
  events.addEventListener("state", (event) => {
    last = event.lastEventId;
    const { state } = JSON.parse(event.data);
    const over = !["Pending", "Running"].includes(state);
    if (over) events.close();
    if (state !== shown || over) document.body.dispatchEvent(new Event("reev:state"));
    shown = state;
    if (over) log.complete();
  });
}

// The diagram's page is of this server and says itself how high it is.
function fitDiagram() {
  const frame = document.querySelector("iframe.flow");
  if (!frame || frame.dataset.fits) return;
  frame.dataset.fits = "true";
  const fit = () => {
    const content = frame.contentDocument?.body;
    if (content?.scrollHeight) frame.style.height = `${content.scrollHeight + 4}px`;
  };
  frame.addEventListener("load", () => {
    fit();
    new ResizeObserver(fit).observe(frame.contentDocument.body);
  });
}

const entries = () => [...document.querySelectorAll("#conversation .talk > li")];

/** Entries that hold a text, opened where it stands; all of them, as they were, without one. */
function search(text) {
  const wanted = text.trim().toLowerCase();
  let found = 0;
  for (const entry of entries()) {
    const holds = entry.querySelector(".said").textContent.toLowerCase().includes(wanted);
    entry.hidden = !holds;
    found += holds;
    if (holds && wanted) entry.querySelector(".said").open = true;
  }
  document.getElementById("said-count").textContent =
    wanted ? `${found} of ${entries().length} entries` : `${entries().length} entries`;
}

function fold(open) {
  for (const entry of entries()) entry.querySelector(".said").open = open;
}

document.addEventListener("input", ({ target }) => {
  if (target.id === "said-search") search(target.value);
});
document.addEventListener("click", ({ target }) => {
  if (target.id === "said-unfold") fold(true);
  if (target.id === "said-fold") fold(false);
});

document.body.addEventListener("htmx:afterSettle", fitDiagram);
fitDiagram();
if (run().dataset.live === "true") follow(run().dataset.events);
