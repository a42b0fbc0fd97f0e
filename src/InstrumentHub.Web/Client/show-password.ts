/** Shows what was typed in a password field, and hides it again before it is sent, so that browsers do not remember it as text. */
export function startShowPassword(button: HTMLElement): void {
  const field = document.getElementById(button.getAttribute("aria-controls") ?? "") as HTMLInputElement | null;
  const label = button.querySelector<HTMLElement>("[data-label]");
  if (!field || !label) return;

  const show = (shown: boolean): void => {
    field.type = shown ? "text" : "password";
    label.textContent = (shown ? button.dataset.hide : button.dataset.show) ?? "";
  };

  button.addEventListener("click", () => show(field.type === "password"));
  field.form?.addEventListener("submit", () => show(false));
  button.hidden = false;
}
