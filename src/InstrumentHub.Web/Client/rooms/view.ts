import type { Command } from "./outbox";
import type { CommentData, Person, RoomEvent } from "./wire";

const HERE_SHOWN = 8;
const HEARD_LINES = 5;
const HEARD_LENGTH = 300;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Puts what happens into the page that the server made. Text goes in as text; the only HTML is that of a comment, which the server made safe. */
export class RoomView {
  private readonly threads: HTMLElement;
  private readonly template: HTMLTemplateElement;

  constructor(private readonly root: HTMLElement) {
    this.threads = root.querySelector<HTMLElement>("[data-room-threads]")!;
    this.template = root.querySelector<HTMLTemplateElement>("template[data-room-template]")!;
  }

  /** Whether the page can show it by itself; what it cannot, it must fetch. */
  apply(event: RoomEvent): "shown" | "fetch" | "reload" {
    const { comment, commentId, reactions, round } = event.data;
    // What waits for a moderator is its author's only; the server draws it for them.
    if (comment?.state === "held") return comment.author?.id === this.root.dataset.me ? "fetch" : "shown";
    if (event.type === "lookedInto" || event.type.startsWith("thread")) return "reload";
    if (comment) this.put(comment);
    else if (commentId !== undefined && reactions !== undefined) this.count(commentId, reactions, event);
    else if (event.type === "roundScored" && round) this.scored(round.scored);
    else return "fetch";
    return "shown";
  }

  showWaiting(commands: readonly Command[], text: string): void {
    for (const old of this.root.querySelectorAll(".comment--waiting")) if (!commands.some((c) => c.id === (old as HTMLElement).dataset.command)) (old.closest("li") ?? old).remove();
    for (const command of commands) {
      if (command.method !== "Post" || this.root.querySelector(`[data-command="${command.id}"]`)) continue;
      const article = document.createElement("article");
      article.className = "comment comment--waiting";
      article.dataset.command = command.id;
      const body = document.createElement("p");
      body.className = "comment__body";
      body.textContent = command.text ?? "";
      const note = document.createElement("p");
      note.className = "comment__waiting";
      note.textContent = text;
      article.append(body, note);
      this.placeFor(command.parentId).append(wrapped(article, "li"));
    }
  }

  here(people: ReadonlyMap<string, Person>, count: number, sentence: string): void {
    const place = this.root.querySelector<HTMLElement>("[data-room-here]")!;
    const shown = [...people.values()].sort((a, b) => a.name.localeCompare(b.name)).slice(0, HERE_SHOWN);
    const more = count - shown.length;
    place.replaceChildren(...(shown.length === 0 ? [] : [sentence, ...shown.map((p) => chip(p.name, initial(p.name))), ...(more > 0 ? [chip(`+${more}`)] : [])]).flatMap((part) => [part, " "]));
  }

  /** What others did, for who does not see it: a few lines that are read out when it suits. */
  hear(event: RoomEvent): void {
    const { comment } = event.data;
    if (event.type === "roundOpened") this.say(this.root.dataset.textRoundOpened!);
    else if (event.type === "roundRevealed") this.say(this.root.dataset.textRoundRevealed!);
    else if (event.type === "commented" && comment?.state === "shown" && event.actor && event.actor.id !== this.root.dataset.me) {
      const words = this.root.querySelector(`#c-${comment.id} .comment__body`)?.textContent.trim() ?? "";
      this.say(`${event.actor.name}: ${words.length > HEARD_LENGTH ? `${words.slice(0, HEARD_LENGTH)}…` : words}`);
    }
  }

  say(sentence: string): void {
    const log = this.root.querySelector("[data-room-heard]");
    const line = document.createElement("p");
    line.textContent = sentence;
    log?.append(line);
    if (log && log.childElementCount > HEARD_LINES) log.firstElementChild!.remove();
  }

  mark(seq: number): void {
    this.root.dataset.seq = String(seq);
  }

  private put(comment: CommentData): void {
    const known = this.root.querySelector<HTMLElement>(`#c-${comment.id}`);
    if (known) {
      fill(known, comment);
      return;
    }
    // An answer in a thread that is on an older page is read there.
    if (comment.parentId && !this.answersOf(comment.parentId)) return;
    this.root.querySelector(".room__empty")?.remove();
    const article = this.made(comment);
    if (comment.parentId) {
      addInOrder(this.placeFor(comment.parentId), wrapped(article, "li"), comment.seq);
      return;
    }
    const thread = wrapped(article, "li");
    thread.className = "thread";
    thread.dataset.thread = comment.id;
    const answers = document.createElement("ol");
    answers.className = "thread__answers";
    thread.append(answers);
    const reply = this.root.querySelector<HTMLTemplateElement>("template[data-room-reply]");
    if (reply) thread.append(this.renamed(reply, comment.id));
    addInOrder(this.threads, thread, comment.seq);
  }

  /** A new comment out of the server's own: the acts that are not this reader's are taken out. */
  private made(comment: CommentData): HTMLElement {
    const article = this.renamed(this.template, comment.id) as HTMLElement;
    const mine = comment.author !== undefined && comment.author.id === this.root.dataset.me;
    if (!mine) for (const own of article.querySelectorAll(".comment__edit, .comment__take-back")) own.remove();
    const name = comment.author?.name ?? this.root.dataset.textGone!;
    article.setAttribute("aria-label", this.root.dataset.textBy!.replace("{0}", name));
    article.dataset.commentSeq = String(comment.seq);
    article.querySelector("[data-face]")!.textContent = comment.author ? initial(name) : "?";
    const author = article.querySelector<HTMLElement>(".comment__author");
    if (author instanceof HTMLAnchorElement && comment.author) {
      author.textContent = name;
      author.href = author.href.replace(/[^/]*$/, comment.author.handle);
    } else if (author) {
      const nobody = document.createElement("span");
      nobody.className = "comment__author comment__author--gone";
      nobody.textContent = name;
      author.replaceWith(nobody);
    }
    const time = article.querySelector("time");
    if (time) {
      time.dateTime = comment.at;
      time.textContent = momentOf(comment.at);
    }
    const box = article.querySelector<HTMLTextAreaElement>(".comment__edit textarea");
    if (box) box.value = comment.body ?? "";
    if (!mine) article.classList.add("comment--new");
    fill(article, comment);
    return article;
  }

  private renamed(template: HTMLTemplateElement, id: string): Element {
    // Imported and not cloned: a template's content lives in a document of its own, which knows nothing of this page.
    const copy = document.importNode(template.content.firstElementChild!, true);
    for (const element of [copy, ...copy.querySelectorAll("*")]) {
      for (const attribute of element.attributes) if (attribute.value.includes(NOBODY)) attribute.value = attribute.value.replaceAll(NOBODY, id);
    }
    return copy;
  }

  private placeFor(parentId?: string): Element {
    return (parentId && this.answersOf(parentId)) || this.threads;
  }

  private answersOf(threadId: string): Element | null {
    return this.root.querySelector(`[data-thread="${threadId}"] .thread__answers`);
  }

  private count(id: string, reactions: number, event: RoomEvent): void {
    const article = this.root.querySelector(`#c-${id}`);
    if (article) countIn(article, reactions);
    if (event.actor?.id !== this.root.dataset.me) return;
    const form = article?.querySelector<HTMLFormElement>("form[data-act=react]");
    form?.querySelector("button")?.setAttribute("aria-pressed", String(event.data.on));
    const on = form?.querySelector<HTMLInputElement>("input[name=On]");
    if (on) on.value = String(!event.data.on);
  }

  private scored(count: number): void {
    const place = this.root.querySelector(".round__scored strong");
    if (place) place.textContent = String(count);
  }
}

function fill(article: HTMLElement, comment: CommentData): void {
  const texts = document.querySelector<HTMLElement>("[data-room]")!.dataset;
  const shown = comment.state === "shown";
  // Of one's own that waits the note stands above the words.
  if (article.querySelector(".comment__body")) article.querySelector(".comment__gone")?.remove();
  const body = article.querySelector<HTMLElement>(".comment__body, .comment__gone")!;
  if (shown) body.replaceWith(prose(comment.html ?? ""));
  else {
    const gone = document.createElement("p");
    gone.className = "comment__gone";
    gone.textContent = (comment.state === "hidden" ? texts.textHidden : comment.state === "removed" ? texts.textRemovedBy : texts.textTakenBack)!;
    body.replaceWith(gone);
  }
  article.classList.remove("comment--shown", "comment--hidden", "comment--takenBack", "comment--removed", "comment--held", "comment--returned");
  article.classList.add(`comment--${comment.state}`);
  if (comment.edits > 0 && !article.querySelector(".comment__edited")) {
    const edited = document.createElement("span");
    edited.className = "comment__edited";
    edited.textContent = texts.textEdited!;
    article.querySelector(".comment__head")!.append(edited);
  }
  offerActs(article, comment, texts);
  countIn(article, comment.reactions);
}

/** What the server made safe. Parsed apart, so that nothing in it could run. */
function prose(html: string): HTMLElement {
  const body = document.createElement("div");
  body.className = "comment__body prose";
  body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  return body;
}

/** Words that are gone are not changed, taken back or given a thumb; hidden ones can come back, and their acts with them. */
function offerActs(article: HTMLElement, comment: CommentData, texts: DOMStringMap): void {
  for (const act of article.querySelectorAll<HTMLElement>(".comment__edit, form[data-act=react]")) act.hidden = comment.state !== "shown";
  if (comment.state === "takenBack") for (const act of article.querySelectorAll(".comment__take-back, form[data-act=hide]")) act.remove();
  const hide = article.querySelector<HTMLFormElement>("form[data-act=hide]");
  if (!hide) return;
  const isHidden = comment.state === "hidden";
  hide.querySelector<HTMLInputElement>("input[name=On]")!.value = String(!isHidden);
  hide.querySelector("button")!.textContent = (isHidden ? texts.textShow : texts.textHide)!;
}

function countIn(article: Element, reactions: number): void {
  const count = article.querySelector(".comment__count");
  if (count) count.textContent = String(reactions);
  const reading = article.querySelector<HTMLElement>(".comment__reactions");
  if (reading) reading.hidden = reactions === 0;
}

/** In the order of their numbers: what waited for a moderator comes in between. What still waits to be sent stays last. */
function addInOrder(list: Element, item: Element, seq: number): void {
  const later = [...list.children].find((other) => Number(other.querySelector<HTMLElement>(":scope > [data-comment-seq]")?.dataset.commentSeq ?? 0) > seq);
  list.insertBefore(item, later ?? list.querySelector(":scope > li:has(> .comment--waiting)"));
}

/** As the server writes it: in the time of the people it is for, wherever the browser is. */
function momentOf(at: string): string {
  const part = (style: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : "nl-NL", { timeZone: "Europe/Amsterdam", ...style }).format(new Date(at));
  return `${part({ dateStyle: "long" })} ${part({ timeStyle: "short" })}`;
}

function initial(name: string): string {
  return ([...name][0] ?? "?").toLocaleUpperCase(document.documentElement.lang);
}

function chip(name: string, letter?: string): HTMLElement {
  const whole = document.createElement("span");
  whole.className = "room__person";
  if (letter) {
    const face = document.createElement("span");
    face.className = "face";
    face.setAttribute("aria-hidden", "true");
    face.textContent = letter;
    whole.append(face);
  }
  whole.append(name);
  return whole;
}

function wrapped(element: Element, tag: "li"): HTMLElement {
  const wrapper = document.createElement(tag);
  wrapper.append(element);
  return wrapper;
}
