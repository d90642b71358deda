// <form data-leave>: asks before a long form with unsaved answers is left, and sends it only once.
for (const form of document.querySelectorAll("form[data-leave]")) {
  let changed = false;
  let sent = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("beforeunload", (event) => {
    if (changed && !sent) event.preventDefault();
  });
  addEventListener("pageshow", () => (sent = false));
}
