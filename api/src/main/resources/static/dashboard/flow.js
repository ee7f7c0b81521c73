// The page of a flow: in the reader's colours, and without its heading inside the page of the run.
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
if (window.parent !== window) document.documentElement.classList.add("framed");
window.mermaid.initialize({
  startOnLoad: true,
  securityLevel: "strict",
  theme: dark ? "dark" : "default",
  themeVariables: dark ? { edgeLabelBackground: "#22272f", background: "#191d23" } : { edgeLabelBackground: "#ffffff" },
  // Tools are filled with grey by the diagram itself.
  themeCSS: ".tools .nodeLabel, .tools .nodeLabel p { color: #000 !important; }",
});
