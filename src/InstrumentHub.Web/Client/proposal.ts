/**
 * A proposal that saves itself: some seconds after the last key, and when the page is left. What the server did not get yet waits in the browser
 * and is put back when the page opens again, so that nothing typed is lost. While typing it also shows what is in the catalogue already.
 */
export function startProposal(form: HTMLFormElement): void {
  const state = form.querySelector<HTMLElement>(".proposal__state");
  const edition = form.querySelector<HTMLInputElement>("input[name=edition]")!;
  const key = form.dataset.key!;
  let timer = 0;
  let dirty = restore(form, key, edition.value);
  let stopped = false;

  const save = async (): Promise<void> => {
    if (!dirty || stopped || !state) return;
    dirty = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" } });
      const said = (await answer.json()) as { edition: number; message?: string };
      if (answer.status === 409) {
        stopped = true;
        state.textContent = form.dataset.elsewhere!;
        return;
      }
      if (!answer.ok) throw new Error(`The draft was not saved: ${answer.status}`);
      edition.value = String(said.edition);
      if (!dirty) localStorage.removeItem(key);
      state.textContent = form.dataset.saved!;
    } catch {
      dirty = true;
      state.textContent = form.dataset.waiting!;
      schedule(10_000);
    }
  };
  const schedule = (after: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), after);
  };

  form.addEventListener("input", () => {
    dirty = true;
    keep(form, key, edition.value);
    schedule(2_000);
  });
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(timer);
    localStorage.removeItem(key);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void save();
  });
  if (dirty) schedule(500);
  if (form.dataset.lookalikes) watchLookalikes(form, form.dataset.lookalikes);
}

function keep(form: HTMLFormElement, key: string, edition: string): void {
  const boxes = [...new FormData(form)].filter((entry): entry is [string, string] => entry[0].startsWith("f.") && typeof entry[1] === "string");
  try {
    localStorage.setItem(key, JSON.stringify({ edition, boxes }));
  } catch {
    // A full or forbidden store: the server's copy is the one that counts.
  }
}

/** Puts back what was typed on this very edition and never reached the server. */
function restore(form: HTMLFormElement, key: string, edition: string): boolean {
  const stored = localStorage.getItem(key);
  if (!stored) return false;
  const kept = JSON.parse(stored) as { edition: string; boxes: [string, string][] };
  if (kept.edition !== edition) {
    localStorage.removeItem(key);
    return false;
  }
  for (const [name, value] of kept.boxes) {
    for (const box of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(`[name="${CSS.escape(name)}"]`)) {
      if (box instanceof HTMLInputElement && box.type === "checkbox") box.checked ||= box.value === value;
      else box.value = value;
    }
  }
  return true;
}

function watchLookalikes(form: HTMLFormElement, url: string): void {
  const place = form.querySelector<HTMLElement>("#lookalikes")!;
  const boxes = ["title", "purpose", "situations"].flatMap((name) => [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`[name^="f.${name}."]`)]);
  let timer = 0;
  let asked = "";
  const ask = async (): Promise<void> => {
    const text = boxes.map((box) => box.value.trim()).filter(Boolean).join(" ").slice(0, 400);
    if (text.length < 6 || text === asked) return;
    asked = text;
    const answer = await fetch(`${url}?tekst=${encodeURIComponent(text)}`);
    if (!answer.ok || text !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceChildren(...page.body.childNodes);
  };
  for (const box of boxes) {
    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask().catch(() => undefined), 600);
    });
  }
}
