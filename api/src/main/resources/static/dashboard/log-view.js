// A log of any length: only the parts near the visible one are fetched and kept, as ranges of the server's bytes.
// Each part is a block whose height is estimated until it was seen once; the browser keeps the view still meanwhile.

/** As the pages write numbers, whatever the browser's language is. */
const count = new Intl.NumberFormat(document.documentElement.lang);
/** About 600 lines: some screens, and a few milliseconds to fetch and to draw. */
const PART = 64 * 1024;
/** A part ends behind the first line break after its border; a line without one for this long is cut at the border. */
const OVERHANG = 8 * 1024;
/** Between two looks at a log that still grows. */
const LOOK_MS = 1_000;
/** Until a part was seen. */
const GUESSED_LINE_BYTES = 100;
/** Colours and cursor moves of terminals. */
const ESCAPES = /\x1b\[[0-9;?]*[ -/]*[@-~]/g;

export class LogView {
  #section; #view; #facts; #parts = []; #size = 0; #tag = ""; #timer; #follows = true; #run = 0; #watch; #partOf = new WeakMap();

  constructor(section) {
    this.#section = section;
    this.#view = section.querySelector("#log-view");
    this.#facts = section.querySelector("#log-facts");
    this.#watch = new IntersectionObserver((seen) => this.#seen(seen), { root: this.#view, rootMargin: "1500px 0px" });
    this.#view.addEventListener("scroll", () => { this.#follows = this.#atEnd(); }, { passive: true });
    for (const select of section.querySelectorAll("select")) select.addEventListener("change", () => this.#open());
    section.querySelector("#log-start").addEventListener("click", () => { this.#follows = false; this.#view.scrollTop = 0; });
    section.querySelector("#log-end").addEventListener("click", () => this.#toEnd());
    this.#open();
  }

  /** The run has ended: what was seen live is replaced by the whole output. */
  complete() {
    this.#open();
  }

  /** Null when the server cannot be reached. Past the browser's cache, which would put ranges of a growing log together. */
  #ask(method, headers) {
    return fetch(this.#address(), { method, headers, cache: "no-store" }).catch(() => null);
  }

  #address() {
    const parameters = new URLSearchParams();
    for (const [name, id] of [["stream", "#log-stream"], ["attempt", "#log-attempt"]]) {
      const chosen = this.#section.querySelector(id)?.value;
      if (chosen) parameters.set(name, chosen);
    }
    return `${this.#section.dataset.logs}?${parameters}`;
  }

  async #open() {
    clearTimeout(this.#timer);
    this.#run += 1;
    this.#parts = [];
    this.#size = 0;
    this.#tag = "";
    this.#follows = true;
    this.#watch.disconnect();
    this.#view.replaceChildren();
    await this.#look(this.#run);
  }

  /** Finds out how long the log is by now. */
  async #look(run) {
    const answer = await this.#ask("HEAD", {});
    if (run !== this.#run) return;
    if (answer?.status === 404) {
      this.#facts.textContent = "There is no such output.";
      return;
    }
    const size = Number(answer?.headers.get("Reev-Log-Size") ?? this.#size);
    const tag = (answer?.headers.get("ETag") ?? this.#tag).split("-")[0];
    if (this.#tag !== "" && tag !== this.#tag) {
      await this.#open();
      return;
    }
    this.#tag = tag;
    if (size > this.#size) this.#grow(size);
    const complete = answer?.headers.get("Reev-Log-Complete") === "true";
    this.#tell(size, Number(answer?.headers.get("Reev-Log-Cut") ?? 0));
    if (!complete && document.getElementById("run").dataset.live === "true") {
      this.#timer = setTimeout(() => this.#look(run), LOOK_MS);
    }
  }

  #tell(size, cut) {
    const text = size === 0 ? "No output." : `${count.format(size)} bytes`;
    this.#facts.textContent = cut > 0 ? `${text}, ${count.format(cut)} more dropped` : text;
  }

  #grow(size) {
    const last = this.#parts.at(-1);
    this.#size = size;
    if (last) this.#end(last);
    for (let start = this.#parts.length * PART; start < size; start += PART) {
      const block = document.createElement("pre");
      const part = { start, end: 0, block, loaded: 0 };
      this.#partOf.set(block, part);
      this.#end(part);
      this.#parts.push(part);
      this.#view.append(block);
      this.#watch.observe(block);
    }
    if (last) this.#load(last);
    if (this.#follows) this.#toEnd();
  }

  #end(part) {
    part.end = Math.min(part.start + PART, this.#size);
    if (!part.loaded) part.block.style.height = `${Math.max(1, Math.round((part.end - part.start) / GUESSED_LINE_BYTES)) * 1.45}em`;
  }

  #seen(entries) {
    for (const { target, isIntersecting } of entries) {
      const part = this.#partOf.get(target);
      part.near = isIntersecting;
      if (isIntersecting) this.#load(part);
      else this.#forget(part);
    }
  }

  /** Far parts keep their height and nothing else. */
  #forget(part) {
    if (!part.loaded) return;
    part.block.style.height = `${part.block.offsetHeight}px`;
    part.block.textContent = "";
    part.loaded = 0;
  }

  async #load(part) {
    const { end } = part;
    if (!part.near || part.loaded >= end || part.loading) return;
    part.loading = true;
    const from = Math.max(0, part.start - 1);
    const to = Math.min(this.#size, end + OVERHANG) - 1;
    const run = this.#run;
    const answer = await this.#ask("GET", { range: `bytes=${from}-${to}` });
    const bytes = answer?.status === 206 ? new Uint8Array(await answer.arrayBuffer()) : null;
    part.loading = false;
    if (run !== this.#run || !bytes || !part.near) return;
    const first = part.start === 0 ? 0 : this.#border(bytes, 0, 1);
    const last = end === this.#size ? bytes.length : this.#border(bytes, end - 1 - from, end - from);
    const text = new TextDecoder().decode(bytes.subarray(first, last)).replace(ESCAPES, "");
    part.block.textContent = text.endsWith("\n") ? text.slice(0, -1) : text;
    part.block.hidden = text === "";
    part.block.style.height = "";
    part.loaded = end;
    if (this.#follows) this.#toEnd();
    if (part.end > end) this.#load(part);
  }

  /** Behind the first line break from a place on; both neighbours of a border look at the same bytes. */
  #border(bytes, from, otherwise) {
    const at = bytes.subarray(from, from + OVERHANG).indexOf(10);
    return at < 0 ? otherwise : from + at + 1;
  }

  #atEnd() {
    return this.#view.scrollHeight - this.#view.scrollTop - this.#view.clientHeight < 8;
  }

  #toEnd() {
    this.#follows = true;
    this.#view.scrollTop = this.#view.scrollHeight;
  }
}
