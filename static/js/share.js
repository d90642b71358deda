// <button data-share="address" data-copied="words" hidden>: shares the address, or copies it and says so.
for (const button of document.querySelectorAll("button[data-share]")) {
  if (!navigator.share && !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const url = new URL(button.dataset.share, location.href).href;
    try {
      if (navigator.share) await navigator.share({ title: document.title, url });
      else {
        await navigator.clipboard.writeText(url);
        button.querySelector("[data-words]").textContent = button.dataset.copied;
      }
    } catch (refused) {
      if (refused.name !== "AbortError") throw refused;
    }
  });
}
