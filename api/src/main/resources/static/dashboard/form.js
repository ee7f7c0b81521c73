// What forms offer beside their fields: ticks that fill a field of words, and times to choose from.

const words = (field) => field.value.split(/\s+/).filter(Boolean);

/** The field is what is sent; a tick follows what somebody writes there, and the other way round. */
for (const pick of document.querySelectorAll("[data-picks]")) {
  const field = document.getElementById(pick.dataset.picks);
  const ticks = [...pick.querySelectorAll("[type=checkbox]")];
  const follow = () => {
    const chosen = new Set(words(field));
    for (const tick of ticks) tick.checked = chosen.has(tick.value);
  };
  field.addEventListener("input", follow);
  follow();
  pick.addEventListener("change", ({ target }) => {
    if (!ticks.includes(target)) return;
    const others = words(field).filter((word) => word !== target.value);
    field.value = (target.checked ? [...others, target.value] : others).join(" ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  pick.querySelector("[data-narrows]")?.addEventListener("input", (event) => {
    event.stopPropagation();
    const text = event.target.value.trim().toLowerCase();
    for (const tick of ticks) tick.closest("li").hidden = !tick.value.toLowerCase().includes(text);
  });
}

/** Fields that belong to one choice only, data-when="kind=chat": others are neither seen nor sent. */
for (const part of document.querySelectorAll("[data-when]")) {
  const [name, wanted] = part.dataset.when.split("=");
  const choice = part.closest("form").querySelector(`select[name=${name}]`);
  const follow = () => {
    part.disabled = part.hidden = choice.value !== wanted;
  };
  choice.addEventListener("change", follow);
  follow();
}

/** A preset is an example: it fills the field, where it can be changed. */
for (const presets of document.querySelectorAll("[data-presets]")) {
  const cron = document.getElementById("cron");
  presets.addEventListener("change", () => {
    document.getElementById("interval").value = "";
    cron.value = presets.value;
    cron.dispatchEvent(new Event("input", { bubbles: true }));
    if (presets.value === "") cron.focus();
  });
  cron.addEventListener("input", () => {
    if (cron.value !== presets.value) presets.value = "";
  });
}
