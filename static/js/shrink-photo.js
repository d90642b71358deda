// <form data-shrink-photo="photo">: draws a chosen picture no larger than a profile needs, so that little is sent over a slow line.
// What the browser cannot draw is sent as it is, and the server says what it thinks of it.
const WIDEST = 1200;
const HIGHEST = 1600;

async function shrunk(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, Math.max(WIDEST / picture.width, HIGHEST / picture.height));
  if (scale === 1 && file.type === "image/jpeg") return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
  return blob && blob.size < file.size ? new File([blob], "foto.jpg", { type: "image/jpeg" }) : file;
}

for (const form of document.querySelectorAll("form[data-shrink-photo]")) {
  const input = form.elements[form.dataset.shrinkPhoto];
  const status = form.querySelector("[data-shrunk]");
  let waiting = null;
  const shrink = async () => {
    const [file] = input.files;
    status.hidden = true;
    if (!file) return;
    try {
      const smaller = await shrunk(file);
      if (smaller === file || input.files[0] !== file) return;
      const list = new DataTransfer();
      list.items.add(smaller);
      input.files = list.files;
      status.textContent = status.dataset.shrunk;
      status.hidden = false;
    } catch {
      // Not a picture this browser knows.
    }
  };
  input.addEventListener("change", () => {
    waiting = shrink().finally(() => (waiting = null));
  });
  form.addEventListener("submit", (event) => {
    if (!waiting) return;
    event.preventDefault();
    // Not at once: while a submit event is being told, a form does not send itself again.
    waiting.then(() => setTimeout(() => form.requestSubmit(event.submitter)));
  });
}
