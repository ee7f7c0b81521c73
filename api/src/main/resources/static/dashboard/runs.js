// Runs that are chosen to be compared stay chosen when the list is fetched anew, as long as they are in it.
const LEAST = 2;
const MOST = 4;

const chosen = new Set();

const boxes = () => [...document.querySelectorAll("#runs [name=run]")];

function show() {
  const button = document.getElementById("compare-chosen");
  if (!button) return;
  const fits = chosen.size >= LEAST && chosen.size <= MOST;
  button.disabled = !fits;
  button.classList.toggle("primary", fits);
  const most = chosen.size > MOST ? ` of at most ${MOST}` : "";
  document.getElementById("chosen").textContent =
    chosen.size ? `${chosen.size}${most} chosen.` : "Choose two to four to compare.";
}

function keep() {
  const there = new Set(boxes().map(({ value }) => value));
  for (const id of chosen) if (!there.has(id)) chosen.delete(id);
  for (const box of boxes()) box.checked = chosen.has(box.value);
  show();
}

document.addEventListener("change", ({ target }) => {
  if (target.name !== "run") return;
  if (target.checked) chosen.add(target.value);
  else chosen.delete(target.value);
  show();
});

document.body.addEventListener("htmx:afterSwap", keep);
// A browser that comes back to the page checks what was checked.
for (const box of boxes()) if (box.checked) chosen.add(box.value);
show();
