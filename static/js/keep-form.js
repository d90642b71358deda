// <form data-keep="name">: what is filled in stays on this device until it was sent, so that a dead line or battery loses nothing.
// <… data-drop-kept="name">: it was sent; forget it.
const KEPT_DAYS = 14;
const SKIPPED = new Set(["csrfmiddlewaretoken"]);

function storage(name) {
  const key = `formulir:${name}`;
  return {
    put: (pairs) => { try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), pairs })); return true; } catch { return false; } },
    take: () => {
      try {
        const found = JSON.parse(localStorage.getItem(key));
        return found && Date.now() - found.at < KEPT_DAYS * 864e5 ? found.pairs : null;
      } catch { return null; }
    },
    drop: () => { try { localStorage.removeItem(key); } catch { /* forbidden */ } },
  };
}

function fill(form, pairs) {
  for (const field of form.elements) {
    if (!field.name || SKIPPED.has(field.name) || field.type === "submit") continue;
    const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
}

const form = document.querySelector("form[data-keep]");
if (form) {
  const kept = storage(form.dataset.keep);
  const status = form.querySelector("[data-kept]");
  const found = kept.take();
  // What the server sent back with faults is newer than what was kept.
  if (found && !form.querySelector("[aria-invalid]")) {
    fill(form, found);
    form.dispatchEvent(new Event("input"));
    status.textContent = form.dataset.restored;
  }
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (kept.put([...new FormData(form)].filter(([name]) => !SKIPPED.has(name)))) status.textContent = form.dataset.saved;
    }, 400);
  });
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    status.textContent = form.dataset.offline;
    status.focus();
  });
}

for (const sent of document.querySelectorAll("[data-drop-kept]")) storage(sent.dataset.dropKept).drop();
