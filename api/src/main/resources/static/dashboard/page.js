// What every page does: times in the reader's own zone, orders to the API, the beat of what is live, and a word when it stops.

// In the language of the page, whatever the browser's is; a long time names its zone.
const language = document.documentElement.lang;
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const parts = new Intl.DateTimeFormat(language, {
  year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  hourCycle: "h23", timeZoneName: "short",
});
const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

/** Every so often what is live asks again; a page that nobody sees asks nothing. */
const BEAT_MS = 3_000;

function ago(time) {
  const seconds = Math.round((time - Date.now()) / 1000);
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return relative.format(Math.round(seconds / size), unit);
}

/** In the form that the server and the commands write, "2026-01-31 13:00:00 GMT+1". */
function exact(time) {
  const part = Object.fromEntries(parts.formatToParts(time).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second} ${part.timeZoneName}`;
}

function showTimes() {
  for (const element of document.querySelectorAll("time[datetime]")) {
    const time = Date.parse(element.dateTime);
    const text = element.classList.contains("exact") ? exact(time) : ago(time);
    if (element.textContent !== text) element.textContent = text;
    element.title ||= exact(time);
  }
}

/** A line for each field that is wrong; one that is a sentence of its own needs no field. */
function reasons({ detail, errors = [] }) {
  if (errors.length < 2) return detail;
  return errors.map(({ field, reason }) => (/^(must |is |has |size |')/.test(reason) && field ? `${field} ${reason}` : reason)).join("\n");
}

/** An answer that says no, with the names of the fields that are to blame. */
class Refusal extends Error {
  constructor(message, fields = []) {
    super(message);
    this.fields = fields;
  }
}

/** Asks the API; a problem becomes an error with its one line for people. */
export async function api(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const json = text ? JSON.parse(text) : {};
  if (!answer.ok) throw new Refusal(reasons(json) ?? `${answer.status} ${answer.statusText}`, json.errors?.map(({ field }) => field));
  return json;
}

/** Says something without taking the focus away. */
export function notice(text) {
  document.getElementById("notice").textContent = text;
}

/** "/runs/{id}" with what the answer says. */
function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (all, name) => encodeURIComponent(values[name] ?? ""));
}

function labels(text) {
  return Object.fromEntries(text.split(/\s+/).map((pair) => {
    const middle = pair.search(/[=:]/);
    if (middle < 1) throw new Error(`label '${pair}' must be name=value`);
    return [pair.slice(0, middle), pair.slice(middle + 1)];
  }));
}

/** What a field that is not empty says, by its data-type. */
const READ = {
  number: Number,
  words: (text) => text.split(/\s+/),
  lines: (text) => text.split("\n").map((line) => line.trim()).filter(Boolean),
  json: JSON.parse,
  // Of the reader's own zone.
  time: (text) => new Date(text).toISOString(),
  labels,
};

function value(field) {
  const { type, keepEmpty } = field.dataset;
  if (type === "choice") return field.checked ? [field.value] : undefined;
  if (field.type === "checkbox") return field.checked;
  const text = field.value.trim();
  if (text === "") return keepEmpty === undefined ? undefined : "";
  try {
    return READ[type]?.(text) ?? field.value;
  } catch (error) {
    throw error instanceof SyntaxError ? new Refusal(`${field.name} must be JSON: ${error.message}`, [field.name]) : error;
  }
}

/** A name "suite.repeats" is a member of a member; choices of one name are a list. */
function put(into, [name, ...rest], said) {
  if (rest.length) put(into[name] ??= {}, rest, said);
  else into[name] = Array.isArray(into[name]) ? into[name].concat(said) : said;
}

/** What a form says to one of the addresses that it leads to; a field may be for one of them only. */
function body(form, path) {
  const said = {};
  for (const field of form.elements) {
    const { only } = field.dataset;
    if ((only && !path.endsWith(only)) || field.matches(":disabled")) continue;
    const its = field.name ? value(field) : undefined;
    if (its !== undefined) put(said, field.name.split("."), its);
  }
  return said;
}

/** Beside a form, where it stays to be read; else where it passes by. */
function tell(form, text, bad) {
  const line = form?.querySelector(".answer");
  if (!line) return notice(text);
  line.textContent = text;
  line.hidden = false;
  line.classList.toggle("problem", bad);
}

/** What is typed stays; the fields to blame are marked, "headers.Host" in the field of the headers. */
function blame(form, names) {
  const wrong = new Set(names.map((name) => name.split(".")[0]).concat(names));
  let first;
  for (const field of form?.elements ?? []) {
    if (!field.name || field.matches(":disabled")) continue;
    const bad = wrong.has(field.name) && field.dataset.type !== "choice";
    if (bad) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (bad) first ??= field;
  }
  if (!first) return;
  first.closest("details:not([open])")?.setAttribute("open", "");
  first.focus();
}

/** An answer in words: what the button says of itself, else what the API says. */
function words({ done }, { message, warnings = [], status }) {
  return { text: [done ?? message ?? "Done", ...warnings].join("\n"), bad: status === "error" };
}

async function order(button, { api: path, method = "POST", then, done }, form, said) {
  button.disabled = true;
  try {
    const answer = await api(method, path, form ? body(form, path) : said);
    if (then) return location.assign(filled(then, answer));
    const { text, bad } = words({ done }, answer);
    tell(form, text, bad);
    if (done) button.dispatchEvent(new Event("reev:done", { bubbles: true }));
  } catch (error) {
    tell(form, error.message, true);
    blame(form, error.fields ?? []);
  } finally {
    button.disabled = false;
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.api && !event.submitter?.dataset.api) return;
  event.preventDefault();
  const button = event.submitter ?? form.querySelector("[type=submit]");
  order(button, button.dataset.api ? button.dataset : form.dataset, form);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[type=button][data-api]");
  if (!button) return;
  const { confirm: question, ask } = button.dataset;
  const note = ask ? window.prompt(ask, "") : "";
  if (note === null || (question && !window.confirm(question))) return;
  order(button, button.dataset, undefined, ask ? { note } : undefined);
});

const seen = () => document.visibilityState === "visible";

/** When the server last answered; what the page shows is as old. */
let heard = Date.now();

/** Says that the server does not answer, or nothing; the next beat asks again. */
function connection(trouble) {
  if (!trouble) heard = Date.now();
  const line = document.getElementById("connection");
  const text = trouble ? `${trouble}, retrying. This is how it was at ${exact(heard)}.` : "";
  if (line.textContent === text) return;
  const back = !text;
  line.textContent = text;
  // What was to be fetched on an event that came just before is not fetched by the next beat.
  if (back) document.body.dispatchEvent(new Event("reev:state"));
}

/** Whether the stream of events that a page lives on is away, however well all else is answered. */
let lostStream = false;

export function streamLost(lost) {
  if (lostStream === lost) return;
  lostStream = lost;
  connection(lost ? trouble(0) : undefined);
}

/** Whether an answer may be another one when it is asked for again. */
const passing = (status) => status >= 500 || status === 429;

function trouble(status) {
  if (!status || (lostStream && !passing(status))) return "Connection lost";
  return passing(status) ? `The server cannot answer (${status})` : undefined;
}

/** A page that a stream of events keeps up to date asks for nothing by which a lost connection is noticed. */
async function checkConnection() {
  try {
    const { status } = await fetch(new URL("../api/v1/health", import.meta.url), { signal: AbortSignal.timeout(BEAT_MS * 3) });
    connection(trouble(status));
  } catch {
    connection(trouble(0));
  }
}

/** A page of an error becomes the page that was asked for as soon as there is one. */
function retry(element) {
  const again = () => setTimeout(ask, element.dataset.retrySeconds * 1000);
  const ask = async () => {
    try {
      if (seen()) {
        const { status } = await fetch(location.href, { headers: { accept: "text/html" } });
        if (!passing(status)) return location.reload();
      }
    } catch {
      // Nobody is there.
    }
    again();
  };
  again();
}

// A request that gave way to another one has no status either, and says nothing of the connection.
document.body.addEventListener("htmx:afterRequest", ({ detail }) => detail.xhr.status && connection(trouble(detail.xhr.status)));
for (const lost of ["htmx:sendError", "htmx:timeout"]) document.body.addEventListener(lost, () => connection(trouble(0)));
// Before anything of it is painted: another width afterwards would move the rest of a table.
document.body.addEventListener("htmx:afterSwap", showTimes);
document.querySelectorAll("[data-retry-seconds]").forEach(retry);
showTimes();
setInterval(() => {
  showTimes();
  if (!seen()) return;
  document.body.dispatchEvent(new Event("reev:tick"));
  if (document.querySelector("[data-live=true]")) checkConnection();
}, BEAT_MS);
