/** Keeps the instruments that are ticked in the address, in the links that stay within the list, and in the bar. */
export function startSelection(bar: HTMLElement): void {
  const form = bar as HTMLFormElement;
  const count = bar.querySelector<HTMLElement>("[data-count]");
  const chosen = (): string[] => new FormData(form).getAll("i").map(String);

  const carry = (url: string, slugs: string[]): string => {
    const next = new URL(url, location.href);
    next.searchParams.delete("i");
    for (const slug of slugs) next.searchParams.append("i", slug);
    return next.href;
  };

  const show = (): void => {
    const slugs = chosen();
    bar.hidden = slugs.length === 0;
    const { one, many, over, most } = bar.dataset;
    const text = slugs.length === 1 ? one : slugs.length > Number(most) ? over : many;
    if (count) count.textContent = (text ?? "").replace("{0}", String(slugs.length));
  };

  const keep = (): void => {
    const slugs = chosen();
    history.replaceState(history.state, "", carry(location.href, slugs));
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-browse], .pages a")) link.href = carry(link.href, slugs);
    for (const field of document.querySelectorAll("[data-selected]")) field.remove();
    for (const form of document.querySelectorAll("#filters, main form.question")) form.append(...slugs.map(field));
    show();
  };

  const field = (slug: string): HTMLInputElement => {
    const made = document.createElement("input");
    made.type = "hidden";
    made.name = "i";
    made.value = slug;
    made.dataset.selected = "";
    return made;
  };

  for (const box of form.elements) if (box instanceof HTMLInputElement && box.type === "checkbox") box.addEventListener("change", keep);
  show();
}
