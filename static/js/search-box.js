// <input data-suggest="address" data-suggested="words">: a combobox (WAI-ARIA) over what the address offers for the text typed
// so far, from the third letter on. Arrow keys move, Enter takes, Escape closes; without this file the field is a plain one.
const SHORTEST = 3;

for (const field of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("ul");
  list.id = `${field.id}-saran`;
  list.className = "suggestions";
  list.role = "listbox";
  list.ariaLabel = field.dataset.suggested;
  list.hidden = true;
  field.after(list);
  field.role = "combobox";
  field.autocomplete = "off";
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  let waiting, asked = 0, at = -1;

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    const all = options();
    at = (index + all.length) % all.length;
    all.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    field.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    const place = option.dataset.kind === "place" && field.form.elements.tempat;
    if (place && place !== field) {
      place.value = option.dataset.value;
      field.value = "";
    } else field.value = option.dataset.value;
    ++asked;
    close();
    if (field.name === "q") field.form.requestSubmit();
  };
  const offer = async () => {
    const mine = ++asked;
    const address = new URL(field.dataset.suggest, location.href);
    address.searchParams.set("q", field.value);
    let html = "";
    try {
      const answer = await fetch(address);
      if (answer.ok) html = await answer.text();
    } catch {
      return; // without a line one types on
    }
    if (mine !== asked || document.activeElement !== field) return;
    list.innerHTML = html;
    at = -1;
    options().forEach((option, number) => (option.id = `${list.id}-${number}`));
    if (!list.children.length) return close();
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    ++asked;
    if (field.value.trim().length < SHORTEST) return close();
    waiting = setTimeout(offer, 150);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at < 0 ? -1 : at - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0) take(options()[at]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
  field.addEventListener("blur", close);
  // On a weak line somebody has typed before this file was here.
  if (document.activeElement === field && field.value !== field.defaultValue) field.dispatchEvent(new Event("input"));
}
