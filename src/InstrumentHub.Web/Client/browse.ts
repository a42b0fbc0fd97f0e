import { replaceRegions } from "./region";

/** Filters, order and pages of the results without leaving the page. Every state is an address; Back returns to it. */
export function startBrowse(root: HTMLElement): void {
  const announce = root.querySelector<HTMLElement>("[data-announce]");
  let asked: AbortController | undefined;

  const show = async (url: string, how: "push" | "back"): Promise<void> => {
    asked?.abort();
    const mine = (asked = new AbortController());
    const results = root.querySelector<HTMLElement>('[data-region="results"]');
    results?.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { signal: mine.signal, headers: { Accept: "text/html" } });
      const html = await answer.text();
      if (mine.signal.aborted) return;
      if (!answer.ok || !replaceRegions(root, html)) {
        location.assign(url);
        return;
      }
      if (how === "push") history.pushState({ browse: true }, "", url);
      if (announce) announce.textContent = root.querySelector("#aantal")?.textContent?.trim() ?? "";
    } catch {
      if (!mine.signal.aborted) location.assign(url);
    } finally {
      if (asked === mine) results?.removeAttribute("aria-busy");
    }
  };

  const address = (form: HTMLFormElement): string => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string" && value !== "") fields.append(name, value);
    // The first order is what an address without one means; one page has one address.
    const sort = form.elements.namedItem("sort");
    if (sort instanceof HTMLSelectElement && sort.selectedIndex === 0) fields.delete("sort");
    const query = fields.toString();
    return form.action + (query ? `?${query}` : "");
  };

  root.addEventListener("change", (event) => {
    const field = event.target as HTMLInputElement | HTMLSelectElement;
    if (field.form?.id === "filters") void show(address(field.form), "push");
  });

  root.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.id !== "filters") return;
    event.preventDefault();
    void show(address(form), "push");
  });

  root.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if ((event.target as Element).closest("[data-facets-show]")) {
      root.querySelector<HTMLDetailsElement>('[data-fold="filters"]')!.open = false;
      const heading = root.querySelector<HTMLElement>("#aantal");
      heading?.focus({ preventScroll: true });
      heading?.scrollIntoView({ block: "start" });
      return;
    }
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-browse], .pages a");
    if (!link) return;
    event.preventDefault();
    void show(link.href, "push").then(() => {
      const heading = root.querySelector<HTMLElement>("#aantal");
      heading?.focus({ preventScroll: true });
      if (link.closest(".pages")) heading?.scrollIntoView();
    });
  });

  // The first state must be recognised too when Back returns to it.
  history.replaceState({ ...history.state, browse: true }, "");
  addEventListener("popstate", (event) => {
    if ((event.state as { browse?: boolean } | null)?.browse) void show(location.href, "back");
  });

  // A browser that cannot show the content of a closed fold on wide screens opens it here.
  const fold = root.querySelector<HTMLDetailsElement>('[data-fold="filters"]');
  if (fold && matchMedia("(min-width: 60rem)").matches && !CSS.supports("selector(::details-content)")) fold.open = true;
}
