// <form data-queue>: J and K move between rows, X marks one, Enter opens it, N opens the next case ([data-next]).
// The box in the table's head ([data-all]) marks every row.
const isTyping = (target) =>
  target.closest("select, textarea, input:not([type=checkbox], [type=radio], [type=submit])") !== null;

for (const queue of document.querySelectorAll("form[data-queue]")) {
  const rows = [...queue.querySelectorAll("tbody tr")];
  const link = (row) => row.querySelector("th a, td a");
  const box = (row) => row.querySelector("input[type=checkbox]");
  const current = () => rows.findIndex((row) => row.contains(document.activeElement));
  const go = (index) => link(rows[Math.max(0, Math.min(rows.length - 1, index))])?.focus();

  queue.querySelector("[data-all]")?.addEventListener("change", (event) => {
    for (const row of rows) if (box(row)) box(row).checked = event.target.checked;
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const at = current();
    const key = event.key.toLowerCase();
    if (key === "j") go(at + 1);
    else if (key === "k") go(at - 1);
    else if (key === "x" && at >= 0) box(rows[at])?.click();
    else if (key === "n") document.querySelector("[data-next]")?.click();
    else return;
    event.preventDefault();
  });
}
