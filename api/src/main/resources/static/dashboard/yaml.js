// Colours of YAML; fetched when the page has been painted.
const script = Object.assign(document.createElement("script"), { src: new URL("../assets/highlight.min.js", import.meta.url) });
script.onload = () => document.querySelectorAll("code.language-yaml").forEach((code) => window.hljs.highlightElement(code));
document.head.append(script);
