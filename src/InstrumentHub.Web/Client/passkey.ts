type Credential = PublicKeyCredential & { toJSON(): unknown };

/** A form that asks the browser for a passkey, made or used, and sends it along as JSON. Without WebAuthn it stays hidden. */
export function startPasskey(root: HTMLElement): void {
  const form = root as HTMLFormElement;
  const credential = form.elements.namedItem("Credential") as HTMLInputElement;
  const message = form.querySelector<HTMLElement>("[data-message]");
  if (!window.PublicKeyCredential || !("parseCreationOptionsFromJSON" in PublicKeyCredential)) return;

  form.addEventListener("submit", async (event) => {
    if (credential.value) return;
    event.preventDefault();
    if (message) message.textContent = "";
    try {
      credential.value = JSON.stringify(await ask(form));
      form.submit();
    } catch {
      // Who closes the browser's own window is told the same as whose key did not work: try again, or another way.
      if (message) message.textContent = form.dataset.failed ?? "";
    }
  });
  form.hidden = false;
}

async function ask(form: HTMLFormElement): Promise<unknown> {
  const token = form.elements.namedItem("__RequestVerificationToken") as HTMLInputElement;
  const answer = await fetch(form.dataset.options!, { method: "POST", headers: { RequestVerificationToken: token.value } });
  if (!answer.ok) throw new Error(`The site answered ${answer.status}.`);
  const options = await answer.json();
  const made =
    form.dataset.act === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  if (!made) throw new Error("There is no passkey.");
  return (made as Credential).toJSON();
}
