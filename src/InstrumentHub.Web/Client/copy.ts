/** Copies an address, and says so on the button and to screen readers. */
export function startCopy(button: HTMLElement): void {
  if (!navigator.clipboard) return;
  const label = button.querySelector<HTMLElement>("[data-label]");
  const status = button.parentElement?.querySelector<HTMLElement>("[data-copied]");
  if (!label || !status) return;
  const text = label.textContent;
  let back = 0;

  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.url ?? location.href);
    label.textContent = status.textContent = button.dataset.done ?? "";
    clearTimeout(back);
    back = window.setTimeout(() => {
      label.textContent = text;
      status.textContent = "";
    }, 3000);
  });
  button.hidden = false;
}
