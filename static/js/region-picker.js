// [data-region-picker="address"]: offers places below the text field while one types, as the server does when the form
// is sent. A press or Enter takes a place; one that has parts ([data-further]) opens them; arrow keys only move.
for (const picker of document.querySelectorAll("[data-region-picker]")) {
  const field = picker.querySelector("input[type=text]");
  const options = picker.querySelector("[data-options]");
  let waiting;
  let asked = 0;

  const show = async (key, value) => {
    const mine = ++asked;
    const address = new URL(picker.dataset.regionPicker, location.href);
    address.searchParams.set(key, value);
    try {
      const answer = await fetch(address);
      const list = answer.ok ? await answer.text() : "";
      if (mine === asked) options.innerHTML = list;
    } catch {
      options.replaceChildren(); // without a line the server offers the same choice later
    }
    return mine === asked;
  };

  const take = async (radio) => {
    clearTimeout(waiting);
    if ("further" in radio.dataset) {
      if (await show("di", radio.value)) options.querySelector("input[type=radio]")?.focus();
      return;
    }
    ++asked;
    radio.checked = true;
    field.value = radio.dataset.words;
    options.replaceChildren(radio.closest("label"));
    field.focus();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const browse = picker.querySelector("[data-browse]");
  browse.hidden = false;
  browse.addEventListener("click", async () => {
    if (await show("di", "")) options.querySelector("input[type=radio]")?.focus();
  });

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    ++asked;
    options.replaceChildren();
    const text = field.value.trim();
    if (text.length > 1) waiting = setTimeout(() => show("q", text), 250);
  });
  field.addEventListener("keydown", (event) => {
    const first = options.querySelector("input[type=radio]:not(:checked)");
    if (event.key !== "ArrowDown" || !first) return;
    first.focus();
    event.preventDefault();
  });
  options.addEventListener("click", (event) => {
    if (event.target.matches("input[type=radio]") && event.detail > 0) take(event.target);
    else if (event.target.closest("label") && event.detail > 0) {
      const radio = event.target.closest("label").querySelector("input[type=radio]");
      if (radio && !event.target.matches("input")) {
        event.preventDefault();
        take(radio);
      }
    }
  });
  options.addEventListener("keydown", (event) => {
    if (event.key === "Escape") field.focus();
    if (event.key !== "Enter" || !event.target.matches("input[type=radio]")) return;
    event.preventDefault();
    take(event.target);
  });
  // On a weak line somebody has typed before this file was here.
  if (document.activeElement === field && field.value !== field.defaultValue) field.dispatchEvent(new Event("input"));
}
