// <form data-send-file="address">: sends chosen files in pieces that the server acknowledges one by one, so that a broken line, a
// closed tab or a restarted server costs one piece at most. The same file chosen again goes on where it stopped.
const form = document.querySelector("form[data-send-file]");
const KB = 1024;
const SMALLEST = 64 * KB;
const LARGEST = 4 * KB * KB;
const FINGERPRINTED = 64 * KB;
const LONGEST_WAIT = 30_000;
// A piece should take a few seconds: long enough to be worth asking for, short enough to lose.
const QUICK = 1500;
const SLOW = 5000;

const language = document.documentElement.lang;
const megabytes = (bytes) => (bytes / KB / KB).toLocaleString(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const number = (value) => value.toLocaleString(language);
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

async function sha256(data) {
  // Only a safe connection has `crypto.subtle`; without it the length alone is checked.
  return globalThis.crypto?.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", data)) : null;
}

async function fingerprint(file) {
  const ends = new Blob([file.slice(0, FINGERPRINTED), file.slice(-FINGERPRINTED)]);
  const digest = await sha256(await ends.arrayBuffer());
  const content = digest ? [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") : "";
  return `${file.lastModified}:${content}`;
}

class Refusal extends Error {
  constructor(told, status) { super(told.detail); this.offset = told.offset; this.status = status; this.code = told.code; }
}

async function ask(address, options) {
  const answer = await fetch(address, { ...options, headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, ...options.headers } });
  if (answer.status === 204) return {};
  if (!answer.headers.get("Content-Type")?.includes("json")) {
    // Signed out, or the server is not itself: worth another try, unless it will not become better by itself.
    throw answer.redirected || [403, 404].includes(answer.status) ? new Refusal({ detail: form.dataset.lost }, answer.status) : new Error(answer.statusText);
  }
  const told = await answer.json();
  if (!answer.ok) throw new Refusal(told, answer.status);
  return told;
}

class Sending {
  constructor(file) {
    this.file = file;
    this.size = 256 * KB;
    this.offset = 0;
    this.card = document.getElementById(form.dataset.card).content.firstElementChild.cloneNode(true);
    this.part("name").textContent = file.name;
    this.part("cancel").addEventListener("click", () => this.cancel());
    document.getElementById(form.dataset.list).append(this.card);
  }

  part(name) { return this.card.querySelector(`[data-part="${name}"]`); }

  say(words, tone = "") {
    const says = this.part("says");
    says.textContent = words;
    says.className = tone ? `sm t-${tone}` : "sm mute";
  }

  show(told) {
    const { file } = this;
    this.offset = told.offset ?? this.offset;
    const bar = this.part("bar");
    bar.max = file.size;
    bar.value = this.offset;
    const left = this.pace ? (file.size - this.offset) / this.pace / 1000 : 0;
    const words = left >= 90 ? filled(form.dataset.minutes, { left: number(Math.round(left / 60)) }) : filled(form.dataset.seconds, { left: number(Math.max(1, Math.round(left))) });
    // Of what is smaller than a megabyte the bar says enough.
    const amount = file.size < KB * KB ? "" : filled(form.dataset.amount, { sent: megabytes(this.offset), all: megabytes(file.size) });
    this.part("amount").textContent = amount + (amount && this.pace ? ` · ${words}` : "");
    if (told.rows) {
      this.part("counts").hidden = false;
      this.part("counts").textContent = filled(form.dataset.counts, { rows: number(told.rows), faulty: number(told.faulty_rows) });
    }
    if (told.trouble) { this.part("trouble").hidden = false; this.part("trouble").textContent = told.trouble; }
  }

  async run() {
    const { file } = this;
    try {
      this.say(form.dataset.beginning);
      await this.persist(async () => {
        const body = new FormData();
        body.set("name", file.name);
        body.set("size", file.size);
        body.set("fingerprint", await fingerprint(file));
        const told = await ask(form.dataset.sendFile, { method: "POST", body });
        this.address = told.address;
        document.querySelector(`[data-upload="${told.id}"]`)?.remove();
        this.show(told);
        this.say(told.offset ? form.dataset.continued : form.dataset.sending);
      });
      let told = { state: "arriving" };
      while (told.state === "arriving") told = await this.persist(() => this.next());
      this.say(form.dataset.done, "good");
      return true;
    } catch (error) {
      this.part("bar").hidden = true;
      if (!this.cancelled) {
        this.say(error.message, "bad");
        if (error.code === "upload_given_up") this.close();
        if (error.status === 422 && this.address) await ask(this.address, { method: "DELETE" }).catch(() => {});
      }
      return false;
    }
  }

  async next() {
    const piece = await this.file.slice(this.offset, this.offset + this.size).arrayBuffer().catch(() => {
      throw new Refusal({ detail: form.dataset.changed }, 0);
    });
    const digest = await sha256(piece);
    const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(this.offset) };
    if (digest) headers["Content-Digest"] = `sha-256=:${btoa(String.fromCharCode(...digest))}:`;
    const begun = performance.now();
    this.stop = new AbortController();
    const told = await ask(this.address, { method: "PATCH", body: piece, headers, signal: this.stop.signal }).catch((error) => this.afterLost(error));
    const took = performance.now() - begun;
    if (piece.byteLength) this.pace = this.pace ? 0.7 * this.pace + 0.3 * (piece.byteLength / took) : piece.byteLength / took;
    if (took < QUICK) this.size = Math.min(LARGEST, this.size * 2);
    if (took > SLOW) this.size = Math.max(SMALLEST, this.size / 2);
    this.show(told);
    this.say(form.dataset.sending);
    return told;
  }

  // Of the last piece the answer may be lost, and sent again it comes too late: the file itself says whether it is here.
  async afterLost(error) {
    if (error.code !== "upload_over") throw error;
    return ask(this.address, {});
  }

  // Again until it works or the server says no: a broken line is waited out, a wrong offset put right.
  async persist(attempt) {
    for (let wait = 1000; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      try {
        return await attempt();
      } catch (error) {
        if (this.cancelled) throw error;
        if (error instanceof Refusal && error.code !== "piece_damaged") {
          if (error.offset === undefined || !["wrong_offset", "upload_incomplete"].includes(error.code)) throw error;
          this.show({ offset: error.offset });
          continue;
        }
        this.size = Math.max(SMALLEST, this.size / 2);
        this.pace = 0;
        this.show({});
        this.say(form.dataset.waiting, "warn");
        await new Promise((go) => { setTimeout(go, wait); addEventListener("online", go, { once: true }); });
      }
    }
  }

  // Nothing of it is left on the server, so there is nothing to cancel.
  close() {
    this.address = null;
    this.part("cancel").textContent = form.dataset.close;
  }

  async cancel() {
    this.cancelled = true;
    this.stop?.abort();
    if (this.address) await ask(this.address, { method: "DELETE" }).catch(() => {});
    this.card.remove();
  }
}

if (form) {
  const input = form.querySelector("input[type=file]");
  let running = 0;
  let finished = false;
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    for (const file of [...input.files]) {
      running += 1;
      new Sending(file).run().then((is_here) => {
        running -= 1;
        finished ||= is_here;
        // What was found stands on the page; while another file is under way it would be cut off by loading it anew.
        if (finished && !running) location.assign(form.action || location.pathname);
      });
    }
    input.value = "";
  });
}
