/** "Klopt" and "klopt niet" without leaving the page. What goes wrong is left to the form itself. */
export function startVote(root: HTMLElement): void {
  const form = root as HTMLFormElement;
  const status = form.querySelector<HTMLElement>("[data-status]");
  const buttons = [...form.querySelectorAll<HTMLButtonElement>("button[name=vote]")];

  form.addEventListener("submit", (event) => {
    const chosen = event.submitter as HTMLButtonElement | null;
    if (!chosen) return;
    event.preventDefault();
    void send(form, chosen).then((answer) => {
      if (!answer) return;
      for (const button of buttons) {
        const own = button.dataset.vote === answer.vote;
        button.setAttribute("aria-pressed", String(own));
        button.value = own ? "none" : button.dataset.vote!;
      }
      if (status) status.textContent = answer.said;
    });
  });
}

async function send(form: HTMLFormElement, chosen: HTMLButtonElement): Promise<{ vote: string; said: string } | undefined> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, chosen)) if (typeof value === "string") body.append(name, value);
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.ok && answer.headers.get("Content-Type")?.includes("json")) return (await answer.json()) as { vote: string; said: string };
  } catch {
    // Offline: sending it as a form shows what the browser has to say of that.
  }
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "vote", value: chosen.value });
  form.append(field);
  form.submit();
  return undefined;
}
