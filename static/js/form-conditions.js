// [data-when="name=value"] inside a form shows only where that answer is given ("+" is any number above zero); what says so in words
// ([data-condition]) is for those without scripts.
function shows(form, condition) {
  const [name, wanted] = condition.split("=");
  const given = new FormData(form).getAll(name);
  return wanted === "+" ? Number.parseInt(given[0], 10) > 0 : given.includes(wanted);
}

for (const form of new Set([...document.querySelectorAll("form [data-when]")].map((part) => part.closest("form")))) {
  const arrange = () => {
    for (const part of form.querySelectorAll("[data-when]")) part.hidden = !shows(form, part.dataset.when);
  };
  arrange();
  form.querySelectorAll("[data-condition]").forEach((words) => (words.hidden = true));
  form.addEventListener("input", arrange);
  form.addEventListener("change", arrange);
}
