import { neighbour, type Direction } from "./map-neighbours";
import { MapView } from "./map-view";
import { replaceRegions } from "./region";

const arrows: Readonly<Record<string, Direction>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

/** The map, to walk through: another middle without leaving the page, zoom, and arrow keys between neighbours. Every view is an address. */
export function startMap(root: HTMLElement): void {
  const status = root.querySelector<HTMLElement>("[data-map-status]");
  let views: MapView[] = [];
  let asked: AbortController | undefined;

  const setUp = (): void => {
    for (const view of views) view.stop();
    views = [...root.querySelectorAll<SVGSVGElement>("[data-map]")].map((svg) => new MapView(svg));
    for (const part of root.querySelectorAll<HTMLElement>("[data-map-tools], [data-map-hint]")) part.hidden = false;
    for (const { svg } of views) rove(svg, nodesOf(svg)[0]);
  };

  const show = async (url: string, how: "push" | "back", to: "picture" | "title" | "stay"): Promise<void> => {
    asked?.abort();
    const mine = (asked = new AbortController());
    if (status) status.textContent = root.dataset.loading ?? "";
    try {
      const answer = await fetch(url, { signal: mine.signal, headers: { Accept: "text/html" } });
      const html = await answer.text();
      if (mine.signal.aborted) return;
      if (!answer.ok || !replaceRegions(root, html)) {
        location.assign(url);
        return;
      }
      if (how === "push") history.pushState({ map: true }, "", answer.url);
      setUp();
      const title = root.querySelector<HTMLElement>("[data-map-title]");
      if (status) status.textContent = title?.textContent ?? "";
      if (to === "title") title?.focus();
      else if (to === "picture") (views.find((v) => v.isShown)?.svg.querySelector<SVGAElement>(".map__node") ?? title)?.focus({ preventScroll: true });
    } catch {
      if (!mine.signal.aborted) location.assign(url);
    }
  };

  root.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const target = event.target as Element;
    const zoom = target.closest<HTMLElement>("[data-map-zoom]")?.dataset.mapZoom;
    if (zoom) {
      for (const view of views.filter((v) => v.isShown)) view.step(zoom);
      return;
    }
    const node = target.closest<SVGAElement>(".map__node:not(.map__node--focus)");
    const link = target.closest<HTMLAnchorElement>("a[data-map-link]");
    if (!node && !link) return;
    event.preventDefault();
    void show(node ? node.href.baseVal : link!.href, "push", node ? "picture" : "title");
  });

  root.addEventListener("change", (event) => {
    const form = (event.target as HTMLInputElement).form;
    if (form?.matches("[data-map-form]") && (event.target as HTMLInputElement).type === "checkbox") void show(address(form), "push", "stay");
  });

  root.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-map-form]")) return;
    event.preventDefault();
    const field = form.elements.namedItem("q") as HTMLInputElement;
    void show(address(form, field.value.trim()), "push", "picture");
  });

  root.addEventListener("keydown", (event) => {
    const node = (event.target as Element).closest<SVGAElement>(".map__node");
    const view = views.find((v) => node && v.svg.contains(node));
    if (!node || !view || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = arrows[event.key];
    const next = direction ? neighbour(node, nodesOf(view.svg), direction) : event.key === "Home" ? nodesOf(view.svg)[0] : undefined;
    if (next) {
      rove(view.svg, next);
      next.focus({ preventScroll: true });
      view.reveal(next);
    } else if (event.key === "+" || event.key === "=") view.step("in", node);
    else if (event.key === "-") view.step("out", node);
    else if (event.key === "0") view.step("fit");
    else if (!direction) return;
    event.preventDefault();
  });

  for (const type of ["focusin", "pointerover"]) root.addEventListener(type, (event) => light((event.target as Element).closest<SVGAElement>(".map__node")));
  for (const type of ["focusout", "pointerout"]) root.addEventListener(type, () => light(null));

  history.replaceState({ ...history.state, map: true }, "");
  addEventListener("popstate", (event) => {
    if ((event.state as { map?: boolean } | null)?.map) void show(location.href, "back", "stay");
  });
  setUp();
}

const nodesOf = (svg: SVGSVGElement): SVGAElement[] => [...svg.querySelectorAll<SVGAElement>(".map__node")];

/** One stop for Tab in the whole picture; the arrows do the rest. */
function rove(svg: SVGSVGElement, to: SVGAElement | undefined): void {
  for (const node of nodesOf(svg)) node.setAttribute("tabindex", node === to ? "0" : "-1");
}

/** Shows which lines end at a node. */
function light(node: SVGAElement | null): void {
  for (const lit of document.querySelectorAll(".map__tie.is-lit, .map__node.is-lit")) lit.classList.remove("is-lit");
  const svg = node?.ownerSVGElement;
  const key = node?.dataset.key;
  if (!svg || !key) return;
  const others = new Set<string>();
  for (const tie of svg.querySelectorAll<SVGPathElement>(".map__tie")) {
    const { from, to } = tie.dataset;
    if (from !== key && to !== key) continue;
    tie.classList.add("is-lit");
    others.add((from === key ? to : from) ?? "");
  }
  if (others.size === 0) return;
  for (const other of nodesOf(svg)) if (others.has(other.dataset.key ?? "")) other.classList.add("is-lit");
}

/** What the form asks for, without what goes without saying: one view has one address. */
function address(form: HTMLFormElement, question?: string): string {
  const fields = new URLSearchParams();
  const data = new FormData(form);
  const focus = data.get("focus");
  if (question) fields.set("q", question);
  else if (typeof focus === "string" && focus) fields.set("focus", focus);
  else if (data.get("q")) fields.set("q", String(data.get("q")));
  const kinds = data.getAll("kind").map(String);
  if (kinds.length < form.querySelectorAll("[name=kind]").length) for (const kind of kinds) fields.append("kind", kind);
  if (data.get("depth")) fields.set("depth", "2");
  const query = fields.toString();
  return form.action + (query ? `?${query}` : "");
}
