/** A menu of <details> that closes as people expect: with Escape, and when they go elsewhere. */
export function startMenu(root: HTMLElement): void {
  const menu = root as HTMLDetailsElement;
  const close = (): void => {
    menu.open = false;
  };

  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target as Node)) close();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget as Node)) close();
  });
}
