/** A button that prints the page; without script there is the browser's own. */
export function startPrint(button: HTMLElement): void {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
