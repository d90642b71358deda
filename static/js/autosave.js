// <form data-autosave>: saves a long form while it is being filled in, and keeps what could not be sent on this device until it can.
// data-kept="tab" keeps it only as long as this tab is open; data-local (words) keeps it without sending anything.
// <input data-personal>: tells of somebody else, so it is kept no longer than the tab is open, whatever the form says.
// data-seen: another one after each saving, where the hidden version is not. data-typed: the page shows again what was typed and not taken.
const form = document.querySelector("form[data-autosave]");
const KEPT_DAYS = 14;
const SKIPPED = new Set(["csrfmiddlewaretoken", "versi", "lanjut", "is_declared"]);

function filledIn(form) {
  return [...new FormData(form)].filter(([name, value]) => !SKIPPED.has(name) && !(value instanceof File));
}

// Only what was touched here: whatever else stands on the page may be newer.
function fill(form, pairs, touched) {
  const isWanted = (name) => touched.some((one) => name === one || name.startsWith(`${one}_`));
  for (const field of form.elements) {
    if (!field.name || SKIPPED.has(field.name) || ["submit", "file"].includes(field.type) || !isWanted(field.name)) continue;
    const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else field.value = values[0] ?? field.value;
  }
}

function store(key, place, isPersonal) {
  const covert = `${key}:pribadi`;
  return {
    put: ({ pairs, ...more }) => {
      try {
        sessionStorage.setItem(covert, JSON.stringify(pairs.filter(([name]) => isPersonal(name))));
        place().setItem(key, JSON.stringify({ at: Date.now(), pairs: pairs.filter(([name]) => !isPersonal(name)), ...more }));
      } catch { /* full or forbidden */ }
    },
    take: () => {
      try {
        const found = JSON.parse(place().getItem(key));
        if (!found?.touched || Date.now() - found.at >= KEPT_DAYS * 864e5) return null;
        found.pairs.push(...(JSON.parse(sessionStorage.getItem(covert)) ?? []));
        return found;
      } catch { return null; }
    },
    drop: () => { try { place().removeItem(key); sessionStorage.removeItem(covert); } catch { /* forbidden */ } },
  };
}

if (form) {
  const status = form.querySelector("[data-saved]");
  const version = form.elements.versi;
  const place = () => (form.dataset.kept === "tab" ? sessionStorage : localStorage);
  const kept = store(`isian:${location.pathname}`, place, (name) => form.querySelector(`[name="${CSS.escape(name)}"]`)?.matches("[data-personal]"));
  const touched = new Set();
  let stopped = ""; // Somebody else saved meanwhile: what was typed here waits for the button.
  let timer = 0;
  let running = false;
  let again = false;
  let leaving = false; // What comes next may have been read before the last saving was done.

  const seen = () => form.dataset.seen ?? version?.value;
  const keep = (more) => kept.put({ pairs: filledIn(form), touched: [...touched], seen: seen(), stopped, ...more });

  const stop = (words) => {
    stopped = words;
    status.textContent = words;
    keep();
  };

  const send = async () => {
    if (stopped || "local" in form.dataset) return;
    if (running) { again = true; return; }
    running = true;
    again = false;
    status.textContent = form.dataset.saving;
    const sending = [...touched];
    const before = seen();
    const body = new FormData(form);
    body.set("otomatis", "1");
    body.set("berubah", sending.join(","));
    try {
      const answer = await fetch(form.action || location.href, { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer.redirected || ![200, 409].includes(answer.status)) throw new Error(answer.statusText);
      const told = await answer.json();
      if (answer.status === 409) { stop(told.words); return; }
      status.textContent = told.words;
      if (version) version.value = told.version;
      if (told.seen) form.dataset.seen = told.seen;
      if (!again) {
        const waiting = new Set(told.waiting ?? []);
        for (const name of sending) if (!waiting.has(name)) touched.delete(name);
        if (touched.size) keep();
        else if (leaving) keep({ touched: sending, seen: before, sent: true });
        else kept.drop();
      }
    } catch {
      status.textContent = form.dataset.waiting;
      clearTimeout(timer);
      timer = setTimeout(send, 5000);
    } finally {
      running = false;
    }
    if (again) send();
  };

  const changed = (event) => {
    leaving = false;
    if (event.target.name) touched.add(event.target.name);
    keep();
    if (stopped) return;
    if (form.dataset.local) status.textContent = form.dataset.local;
    clearTimeout(timer);
    timer = setTimeout(send, 900);
  };

  const found = kept.take();
  // Sent by the button or while the page was left, and saved since: the page shows it, or what came after it.
  const hasArrived = found?.sent && found.seen !== seen();
  if ("typed" in form.dataset) {
    for (const [name] of filledIn(form)) touched.add(name);
    keep();
  } else if (hasArrived) {
    kept.drop();
  } else if (found?.touched.length) {
    for (const name of found.touched) touched.add(name);
    fill(form, found.pairs, found.touched);
    form.dispatchEvent(new Event("input"));
    stopped = found.stopped ?? "";
    status.textContent = stopped || form.dataset.restored;
    timer = setTimeout(send, 300);
  }
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    keep({ sent: true });
  });
  addEventListener("beforeunload", () => { leaving = true; });
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("online", () => { if (touched.size) send(); });
}
