import { type Suggestion, options } from "./suggestions";

const wait = 150;
const shortest = 2;

/** Suggestions while typing: a combobox as ARIA 1.2 describes it. Without it the form asks the question all the same. */
export function startSuggest(root: HTMLElement): void {
  const form = root as HTMLFormElement;
  const input = form.querySelector<HTMLInputElement>("input[type=search]");
  const status = form.querySelector<HTMLElement>("[data-status]");
  if (!input || !status || !form.dataset.source) return;

  const list = document.createElement("div");
  list.className = "suggest";
  list.id = `${input.id}-suggesties`;
  // As attributes: not every browser reflects these properties.
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestions ?? "");
  list.hidden = true;
  form.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");

  let asked: AbortController | undefined;
  let timer = 0;
  let active = -1;
  const items = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[role=option]")];

  const close = (): void => {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    status.textContent = "";
  };

  const select = (index: number): void => {
    const all = items();
    active = index;
    all.forEach((item, n) => item.setAttribute("aria-selected", String(n === index)));
    const item = all[index];
    if (!item) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  };

  const show = (found: Suggestion[]): void => {
    list.replaceChildren(...options(found, list.id, form.dataset));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    const { none, one, many } = form.dataset;
    status.textContent = (found.length === 0 ? none : found.length === 1 ? one : many?.replace("{0}", String(found.length))) ?? "";
  };

  const ask = async (): Promise<void> => {
    asked?.abort();
    const mine = (asked = new AbortController());
    try {
      const fields = new URLSearchParams({ q: input.value, lang: form.dataset.lang ?? "nl" });
      const answer = await fetch(`${form.dataset.source}?${fields}`, { signal: mine.signal });
      if (!answer.ok) return;
      const { suggestions } = (await answer.json()) as { suggestions: Suggestion[] };
      if (!mine.signal.aborted && document.activeElement === input) show(suggestions);
    } catch {
      // Offline or overtaken: the form still works.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim().length < shortest) close();
    else timer = window.setTimeout(() => void ask(), wait);
  });

  input.addEventListener("keydown", (event) => {
    const last = items().length - 1;
    if (list.hidden) {
      if (event.key === "ArrowDown" && input.value.trim().length >= shortest) {
        event.preventDefault();
        void ask();
      }
      return;
    }
    switch (event.key) {
      case "ArrowDown": select(active >= last ? 0 : active + 1); break;
      case "ArrowUp": select(active <= 0 ? last : active - 1); break;
      case "Escape": close(); break;
      case "Enter": {
        const url = items()[active]?.dataset.url;
        if (!url) return;
        location.assign(withSelection(url, form));
        break;
      }
      case "Home":
      case "End":
        // As the pattern has it, these keys move in the text and leave the list.
        select(-1);
        return;
      default: return;
    }
    event.preventDefault();
  });

  // Before the field loses focus, or the list would be gone under the pointer.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const url = (event.target as Element).closest<HTMLElement>("[role=option]")?.dataset.url;
    if (url) location.assign(withSelection(url, form));
  });
  input.addEventListener("blur", close);
  addEventListener("pagehide", close);
  keepTyped(input);
}

/** What was typed and not yet asked is still there after Back: it is kept with this entry of the history. */
function keepTyped(input: HTMLInputElement): void {
  const key = `typed:${input.id}`;
  const before = (history.state as Record<string, unknown> | null)?.[key];
  if (typeof before === "string") input.value = before;
  addEventListener("pagehide", () => {
    if (input.value !== input.defaultValue || typeof before === "string") history.replaceState({ ...(history.state as object | null), [key]: input.value }, "");
  });
}

/** What was chosen for comparing goes along to another question. */
function withSelection(url: string, form: HTMLFormElement): string {
  const next = new URL(url, location.href);
  if (next.pathname === new URL(form.action).pathname) for (const slug of new FormData(form).getAll("i")) next.searchParams.append("i", String(slug));
  return next.href;
}
