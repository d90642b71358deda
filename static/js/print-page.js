// <button type="button" data-print hidden>: prints the page as it stands.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
