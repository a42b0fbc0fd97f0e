/**
 * Replaces the regions of this page by those of the same page at another address, and keeps what the visitor was doing: focus,
 * folds, scroll. Returns false when the answer is not such a page.
 */
export function replaceRegions(root: HTMLElement, html: string): boolean {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const pairs: [HTMLElement, HTMLElement][] = [];
  for (const region of root.querySelectorAll<HTMLElement>("[data-region]")) {
    const other = fresh.querySelector<HTMLElement>(`[data-region="${region.dataset.region}"]`);
    if (!other) return false;
    pairs.push([region, other]);
  }

  const focused = document.activeElement?.id ?? "";
  const folds = new Map([...root.querySelectorAll<HTMLDetailsElement>("[data-fold]")].map((fold) => [fold.dataset.fold, fold.open]));
  for (const [region, other] of pairs) {
    for (const fold of other.querySelectorAll<HTMLDetailsElement>("[data-fold]")) fold.open = folds.get(fold.dataset.fold) ?? fold.open;
    region.replaceChildren(...other.childNodes);
    region.dispatchEvent(new CustomEvent("hub:replaced", { bubbles: true }));
  }

  document.title = fresh.title;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  return true;
}
