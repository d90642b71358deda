// <form data-submit-on-change>: choosing another order sends the form at once; its button serves those without scripts.
for (const form of document.querySelectorAll("form[data-submit-on-change]")) {
  form.addEventListener("change", () => form.requestSubmit());
  form.querySelectorAll("[data-fallback]").forEach((button) => (button.hidden = true));
}
