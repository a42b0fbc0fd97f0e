/** A switch between light and dark. What the system prefers needs no remembering, so choosing that forgets the choice. */
export function startTheme(button: HTMLElement): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = (): boolean => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";

  const show = (): void => {
    const label = button.querySelector("span");
    if (label) label.textContent = (isDark() ? button.dataset.light : button.dataset.dark) ?? "";
  };

  button.addEventListener("click", () => {
    const dark = !isDark();
    if (dark === system.matches) delete root.dataset.theme;
    else root.dataset.theme = dark ? "dark" : "light";
    try {
      if (root.dataset.theme) localStorage.setItem("theme", root.dataset.theme);
      else localStorage.removeItem("theme");
    } catch {
      // Not remembered, but switched.
    }
    show();
  });

  system.addEventListener("change", show);
  button.hidden = false;
  show();
}
