// The page of a flow: in the reader's colours, and without its heading inside the page of the run.
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
if (window.parent !== window) document.documentElement.classList.add("framed");
// The grey that the diagram itself gives to tools is too dark for what is written in them.
const tools = dark ? "fill:#2f3742,color:#e4e8ee" : "fill:#eef1f5,color:#1b1f24";
const failed = dark ? "fill:#45181a,color:#ffb0aa,stroke:#ffb0aa" : "fill:#fde4e3,color:#a0161d,stroke:#a0161d";

/** The diagram with the states in red whose arrows say that the call failed. */
function marked(text) {
  const states = [...text.matchAll(/ --> (\S+) : .*\(failed\)$/gm)].map(([, state]) => state);
  if (!states.length) return text;
  const others = states.reduce((rest, state) => rest.replace(`class ${state} tools\n`, "").replace(`\nclass ${state} tools`, ""), text);
  return `${others}\nclassDef failed ${failed}\n${states.map((state) => `class ${state} failed`).join("\n")}`;
}

for (const diagram of document.querySelectorAll("pre.mermaid")) {
  diagram.textContent = marked(diagram.textContent.trimEnd()).replace("classDef tools fill:grey", `classDef tools ${tools}`);
}
window.mermaid.initialize({
  startOnLoad: true,
  securityLevel: "strict",
  theme: dark ? "dark" : "default",
  themeVariables: dark ? { edgeLabelBackground: "#22272f", background: "#191d23" } : { edgeLabelBackground: "#ffffff" },
});
