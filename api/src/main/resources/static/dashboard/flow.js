// The page of a flow: in the reader's colours, and without its heading inside the page of the run.
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
if (window.parent !== window) document.documentElement.classList.add("framed");
window.mermaid.initialize({ startOnLoad: true, securityLevel: "strict", theme: dark ? "dark" : "default" });
