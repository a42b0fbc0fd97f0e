import { startBrowse } from "./browse";
import { startCopy } from "./copy";
import { startDesk } from "./desk";
import { startErrors } from "./errors";
import { startMenu } from "./menu";
import { startPrint } from "./print";
import { startProposal } from "./proposal";
import { startSelection } from "./selection";
import { startShowPassword } from "./show-password";
import { startSuggest } from "./suggest";
import { startTheme } from "./theme";
import { startVote } from "./vote";

/** One behaviour of one element, on a page that already works without it. */
type Start = (root: HTMLElement) => void | Promise<void>;

/**
 * Every module by the name that pages use in `data-module`. What reading pages use is a few kB and comes along; a large one belongs in
 * an `import()`, so that only the pages that ask for it fetch it.
 */
const modules: Readonly<Record<string, () => Start | Promise<Start>>> = {
  browse: () => startBrowse,
  copy: () => startCopy,
  room: async () => (await import("./rooms/room")).startRoom,
  map: async () => (await import("./map")).startMap,
  desk: () => startDesk,
  errors: () => startErrors,
  menu: () => startMenu,
  passkey: async () => (await import("./passkey")).startPasskey,
  print: () => startPrint,
  proposal: async () => (root) => startProposal(root as HTMLFormElement),
  selection: () => startSelection,
  "show-password": () => startShowPassword,
  suggest: () => startSuggest,
  theme: () => startTheme,
  vote: () => startVote,
};

async function startOne(root: HTMLElement, name: string): Promise<void> {
  try {
    const start = await modules[name]?.();
    if (!start) throw new Error("There is no client module of that name.");
    await start(root);
  } catch (error) {
    // The page works without it, and the others must still start.
    console.error(`Module ${name} did not start.`, error);
  }
}

/** Starts what the elements ask for; an element that came in later is started once, as the others were. */
function startAll(within: ParentNode): void {
  for (const root of within.querySelectorAll<HTMLElement>("[data-module]:not([data-started])")) {
    root.dataset.started = "";
    for (const name of root.dataset.module!.split(" ")) void startOne(root, name);
  }
}

document.addEventListener("hub:replaced", (event) => startAll(event.target as HTMLElement));
startAll(document);
