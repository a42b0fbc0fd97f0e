/** The desk by keyboard: j and k turn the pages, a figure decides, r goes to the reason, u takes the last decision back. */
export function startDesk(root: HTMLElement): void {
  root.querySelector<HTMLElement>(".desk__help")?.removeAttribute("hidden");
  root.querySelector<HTMLElement>(".desk__reasons")?.removeAttribute("hidden");
  const reason = root.querySelector<HTMLTextAreaElement>("#Reason");
  for (const button of root.querySelectorAll<HTMLButtonElement>("[data-reason]")) {
    button.addEventListener("click", () => {
      reason!.value = button.dataset.reason!;
      reason!.focus();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") (event.target as HTMLElement).blur();
      return;
    }
    if (act(root, event.key, reason)) event.preventDefault();
  });
  root.querySelector<HTMLElement>("#desk-item")?.focus({ preventScroll: true });
}

function act(root: HTMLElement, key: string, reason: HTMLTextAreaElement | null): boolean {
  if (key === "j" || key === "k") return turn(root, key === "j" ? 1 : -1);
  if (key === "r") {
    reason?.focus();
    return reason !== null;
  }
  const button = root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  button?.click();
  return button !== null;
}

function turn(root: HTMLElement, by: number): boolean {
  const links = [...root.querySelectorAll<HTMLAnchorElement>(".desk__list a")];
  const at = links.findIndex((link) => link.hasAttribute("aria-current"));
  const next = links[at + by];
  next?.click();
  return next !== undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select") || target.isContentEditable);
}
