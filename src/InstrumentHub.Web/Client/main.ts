/** One behaviour of one element, on a page that already works without it. */
type Start = (root: HTMLElement) => void | Promise<void>;

/** Every module by the name that pages use in `data-module`; each is fetched only where a page asks for it. */
const modules: Record<string, () => Promise<Start>> = {};

document.documentElement.classList.add("js");

for (const root of document.querySelectorAll<HTMLElement>("[data-module]")) {
  for (const name of root.dataset.module!.split(" ")) {
    const load = modules[name];
    if (!load) console.error(`There is no client module named ${name}.`);
    else void load().then((start) => start(root)).catch((error: unknown) => console.error(`Module ${name} did not start.`, error));
  }
}

export {};
