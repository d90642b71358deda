// <form data-passkey="create|get|sign-in" data-failed data-missing data-known> with an input named credential: asks the device
// for a passkey before the form is sent. What it asks stands in #passkey-options; for sign-in it is fetched from the form's address.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const listed = (credentials = []) => credentials.map((credential) => ({ ...credential, id: bytes(credential.id) }));

async function asked(form) {
  if (form.dataset.passkey !== "sign-in") {
    const data = JSON.parse(document.getElementById("passkey-options").textContent);
    return data.creation_options ?? data.request_options;
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`options: ${answer.status}`);
  return (await answer.json()).request_options;
}

async function created(options, passwordless) {
  const publicKey = { ...options.publicKey, challenge: bytes(options.publicKey.challenge), excludeCredentials: listed(options.publicKey.excludeCredentials) };
  publicKey.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
  publicKey.authenticatorSelection = {
    ...publicKey.authenticatorSelection,
    residentKey: passwordless ? "required" : "discouraged",
    requireResidentKey: passwordless,
    ...(passwordless && { userVerification: "required" }),
  };
  const made = await navigator.credentials.create({ publicKey });
  return plain(made, {
    attestationObject: text(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function shown(options) {
  const publicKey = { ...options.publicKey, challenge: bytes(options.publicKey.challenge), allowCredentials: listed(options.publicKey.allowCredentials) };
  const made = await navigator.credentials.get({ publicKey });
  return plain(made, {
    authenticatorData: text(made.response.authenticatorData),
    signature: text(made.response.signature),
    userHandle: made.response.userHandle && text(made.response.userHandle),
  });
}

function plain(made, response) {
  return {
    type: made.type,
    id: made.id,
    rawId: text(made.rawId),
    authenticatorAttachment: made.authenticatorAttachment,
    clientExtensionResults: made.getClientExtensionResults(),
    response: { clientDataJSON: text(made.response.clientDataJSON), ...response },
  };
}

function say(form, words) {
  const place = form.querySelector("[data-trouble]");
  place.hidden = !words;
  place.querySelector("span").textContent = words;
}

async function ask(form) {
  try {
    const options = await asked(form);
    const wanted = form.dataset.passkey === "create" ? created(options, Boolean(form.elements.passwordless?.checked)) : shown(options);
    form.elements.credential.value = JSON.stringify(await wanted);
    form.submit();
  } catch (trouble) {
    say(form, trouble.name === "InvalidStateError" ? form.dataset.known : form.dataset.failed);
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const isKnown = "PublicKeyCredential" in window;
  form.querySelector("[data-needs-script]")?.remove();
  if (isKnown) form.hidden = false;
  else if (!form.hidden) say(form, form.dataset.missing);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    say(form, "");
    if (isKnown) ask(form);
    else say(form, form.dataset.missing);
  });
}
