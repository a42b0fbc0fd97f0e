/** Brings somebody to what was wrong with their form, once the page is there. */
export function startErrors(summary: HTMLElement): void {
  summary.focus();
}
