import { Drafts } from "./drafts";
import { Line } from "./line";
import { type Command, Outbox } from "./outbox";
import { RoomView } from "./view";
import { showHeld } from "./held";
import type { CommentData, Person } from "./wire";

const TYPING_EVERY = 2_000;
const TYPING_LASTS = 4_000;
const READ_AFTER = 1_000;
const OFFLINE_AFTER = 1_500;
const REDRAW_TRIES = 8;

/** A room that lives: the page of the server, kept in step with everyone else's. Without this it works by forms. */
export function startRoom(root: HTMLElement): void {
  // An older page of a long room stays what it is.
  if (root.dataset.latest !== "true") return;
  const room = root.dataset.room!;
  const mine = `room/${room}/${root.dataset.me ?? ""}`;
  const view = new RoomView(root);
  const drafts = new Drafts(root, `${mine}/draft`);

  const line: Line = new Line(root.dataset.hub!, room, Number(root.dataset.seq), {
    event: (event) => {
      const shown = event.type === "settled" ? "reload" : view.apply(event);
      if (shown === "reload") reloadSoon();
      else if (shown === "fetch") refreshSoon(root, event.type === "roundRevealed" ? 0 : 300, event.data.comment);
      view.mark(event.seq);
      view.hear(event);
      readSoon();
    },
    stale: () => location.reload(),
    here: (people, count) => view.here(people, count, root.dataset.textHere!),
    typing: (person) => showTyping(root, person),
    connected: (is) => {
      showLine(root, is);
      if (is) void outbox.flush();
    },
    removed: () => {
      const gone = document.createElement("p");
      gone.className = "room__note";
      gone.setAttribute("role", "alert");
      gone.textContent = root.dataset.textRemoved!;
      for (const secret of root.querySelectorAll(".room__columns, .room__who, .room__here, .room__note, [data-room-heard], template")) secret.remove();
      root.append(gone);
    },
  });

  const outbox: Outbox = new Outbox(
    `${mine}/outbox`,
    (command) => (line.isOpen ? line.call(command.method, command.id, ...command.args) : Promise.reject(new Error("There is no line now."))),
    (command, sentence) => refuse(root, drafts, command, sentence),
    (waiting) => view.showWaiting(waiting, root.dataset.textWaiting!),
    (command) => {
      saySaved(root, command);
      if (command.method === "Post") view.say(root.dataset.textPlaced!);
    },
  );

  let readTimer = 0;
  const readSoon = (): void => {
    if (!root.dataset.me || document.visibilityState !== "visible") return;
    clearTimeout(readTimer);
    readTimer = window.setTimeout(() => line.tell("MarkRead", line.last), READ_AFTER);
  };

  let typed = 0;
  root.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLTextAreaElement) || Date.now() - typed < TYPING_EVERY) return;
    typed = Date.now();
    line.tell("Typing");
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    event.target.form?.requestSubmit();
  });
  root.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const command = commandOf(form, drafts.keyOf(form));
    if (!command) return;
    event.preventDefault();
    form.querySelector(".room__refusal")?.remove();
    settle(form, drafts);
    outbox.add(command);
  });
  document.addEventListener("visibilitychange", readSoon);
  view.showWaiting(outbox.waiting, root.dataset.textWaiting!);
  void line.open();
}

/** The act behind a form; null for those that go to the server as forms. */
function commandOf(form: HTMLFormElement, key: string): Command | null {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? "");
  const comment = form.closest<HTMLElement>("[data-comment]")?.dataset.comment;
  const round = form.closest<HTMLElement>("[data-round]")?.dataset.round;
  const id = crypto.randomUUID();
  switch (form.dataset.act) {
    case "comments": {
      const body = text("Body").trim();
      const parentId = text("ParentId") || undefined;
      return body ? { id, method: "Post", args: [{ body, parentId }], text: body, form: key, ...(parentId ? { parentId } : {}) } : null;
    }
    case "edit":
      return { id, method: "Edit", args: [comment, text("Body").trim()], text: text("Body").trim(), form: key };
    case "take-back":
      return { id, method: "TakeBack", args: [comment] };
    case "react":
      return { id, method: "React", args: [comment, text("On") === "true"] };
    case "hide":
      return { id, method: "Hide", args: [comment, text("On") === "true"] };
    case "lock":
      return { id, method: "LockThread", args: [comment, text("On") === "true"] };
    case "rating":
      return { id, method: "Rate", args: [{ scores: scoresOf(data), context: contextOf(data) }], form: key };
    case "scores":
      return { id, method: "ScoreRound", args: [round, scoresOf(data)], form: key };
    case "open-round":
      return { id, method: "OpenRound", args: [null] };
    case "reveal":
      return { id, method: "RevealRound", args: [round] };
    case "close":
      return { id, method: "CloseRound", args: [round] };
    default:
      return null;
  }
}

function scoresOf(data: FormData): Record<string, number> {
  const scores: Record<string, number> = {};
  for (const name of ["Helps", "Effort", "Safe", "Online", "Again"]) if (data.get(name)) scores[name.toLowerCase()] = Number(data.get(name));
  return scores;
}

function contextOf(data: FormData): Record<string, string> {
  const context: Record<string, string> = {};
  for (const [name, key] of [["Sector", "sector"], ["Phase", "phase"], ["GroupSize", "groupSize"]] as const) if (data.get(name)) context[key] = String(data.get(name));
  return context;
}

/** The form has done its part: its box is empty and its fold closed. */
function settle(form: HTMLFormElement, drafts: Drafts): void {
  drafts.keep(drafts.keyOf(form), "");
  const box = form.querySelector("textarea");
  if (box && form.dataset.act === "comments") box.value = "";
  const fold = form.closest("details");
  if (!fold) return;
  const hadFocus = fold.contains(document.activeElement);
  fold.open = false;
  if (hadFocus) fold.querySelector("summary")?.focus();
}

function refuse(root: HTMLElement, drafts: Drafts, command: Command, sentence: string): void {
  const form = command.form && command.text ? drafts.giveBack(command.form, command.text) : formOf(root, command);
  const note = document.createElement("p");
  note.className = "room__refusal";
  note.setAttribute("role", "alert");
  note.textContent = sentence;
  const about = typeof command.args[0] === "string" ? root.querySelector(`#c-${command.args[0]} .comment__acts`) : null;
  form?.closest("details")?.setAttribute("open", "");
  (form ?? about ?? root.querySelector(".room__talk") ?? root).prepend(note);
  form?.querySelector("textarea")?.focus();
}

/** The form of scores that an act came from: those keep what was chosen. */
function formOf(root: HTMLElement, command: Command): HTMLFormElement | null {
  const act = command.method === "Rate" ? "rating" : command.method === "ScoreRound" ? "scores" : null;
  return act ? root.querySelector<HTMLFormElement>(`form[data-act=${act}]`) : null;
}

/** Scores change nothing that can be seen until there are enough of them, so the page says that they came in. */
function saySaved(root: HTMLElement, command: Command): void {
  const fold = formOf(root, command)?.closest("details");
  if (!fold) return;
  const place = fold.parentElement!.querySelector<HTMLElement>(".room__saved") ?? document.createElement("p");
  place.className = "room__saved";
  place.setAttribute("role", "status");
  fold.after(place);
  place.textContent = root.dataset.textSaved!;
  const summary = fold.querySelector<HTMLElement>("summary[data-again]");
  if (summary) summary.textContent = summary.dataset.again!;
}

/** What changes for everybody, forms included, is a new page; drafts and what waits are kept. Not all screens at once. */
function reloadSoon(): void {
  window.setTimeout(() => location.reload(), Math.random() * 1_000);
}

let refreshing = 0;
/**
 * Takes the parts that only the server can draw from a fresh copy of the page; not all screens in the same instant, unless it is a reveal. A node may go
 * at that very moment: then another is asked.
 */
function refreshSoon(root: HTMLElement, spread: number, held?: CommentData, tries = 0): void {
  clearTimeout(refreshing);
  refreshing = window.setTimeout(() => {
    refresh(root, held).catch(() => {
      if (tries < REDRAW_TRIES) refreshSoon(root, 100 * 2 ** tries, held, tries + 1);
    });
  }, Math.random() * spread);
}

/** @throws Error when no node could tell. */
async function refresh(root: HTMLElement, held?: CommentData): Promise<void> {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (answer.status === 404) return;
  if (!answer.ok) throw new Error(`The page answered ${answer.status}.`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (held) showHeld(root, fresh, held);
  for (const selector of ["[data-room-round]", "[data-room-picture]"]) {
    const [old, other] = [root.querySelector<HTMLElement>(selector), fresh.querySelector<HTMLElement>(selector)];
    // Who is filling in scores goes on with it: the round is drawn anew only when it is another, or in another state.
    if (old && other && !(old.dataset.round && old.dataset.round === other.dataset.round && old.dataset.roundState === other.dataset.roundState)) redraw(old, document.adoptNode(other));
  }
}

/** What was unfolded stays so, and who was in it with the keyboard is at its heading. */
function redraw(old: HTMLElement, other: HTMLElement): void {
  for (const part of old.querySelectorAll<HTMLElement>("details[open][data-part]")) other.querySelector(`details[data-part="${part.dataset.part}"]`)?.setAttribute("open", "");
  const hadFocus = old.contains(document.activeElement);
  old.replaceWith(other);
  const heading = other.closest("section")?.querySelector<HTMLElement>("h2");
  if (!hadFocus || !heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

let unsaid = 0;
/** A node that goes is not worth a word: another has the room within the second. A network that is gone is. */
function showLine(root: HTMLElement, isThere: boolean): void {
  const show = (): void => {
    root.classList.toggle("room--offline", !isThere);
    root.querySelector<HTMLElement>("[data-room-offline]")!.textContent = isThere ? "" : root.dataset.textWaiting!;
  };
  if (isThere) {
    clearTimeout(unsaid);
    unsaid = 0;
    show();
  } else if (!navigator.onLine) show();
  else unsaid ||= window.setTimeout(show, OFFLINE_AFTER);
}

const typists = new Map<string, { name: string; timer: number }>();
function showTyping(root: HTMLElement, person: Person): void {
  const place = root.querySelector<HTMLElement>("[data-room-typing]");
  if (!place || person.id === root.dataset.me) return;
  const show = (): void => {
    const names = [...typists.values()].map((t) => t.name);
    place.textContent = names.length === 0 ? "" : root.dataset.textTyping!.replace("{0}", names.join(", "));
  };
  clearTimeout(typists.get(person.id)?.timer);
  typists.set(person.id, { name: person.name, timer: window.setTimeout(() => { typists.delete(person.id); show(); }, TYPING_LASTS) });
  show();
}
