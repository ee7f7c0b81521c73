// The page of a flow: in the reader's colours, and without its heading inside the page of the run.
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
if (window.parent !== window) document.documentElement.classList.add("framed");
// The grey that the diagram itself gives to tools is too dark for what is written in them.
const tools = dark ? "fill:#2f3742,color:#e4e8ee" : "fill:#eef1f5,color:#1b1f24";
for (const diagram of document.querySelectorAll("pre.mermaid")) {
  diagram.textContent = diagram.textContent.replace("classDef tools fill:grey", `classDef tools ${tools}`);
}
window.mermaid.initialize({
  startOnLoad: true,
  securityLevel: "strict",
  theme: dark ? "dark" : "default",
  themeVariables: dark ? { edgeLabelBackground: "#22272f", background: "#191d23" } : { edgeLabelBackground: "#ffffff" },
});
