import type { Command } from "./outbox";
import type { CommentData, Person, RoomEvent } from "./wire";

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
  apply(event: RoomEvent): "shown" | "fetch" {
    const { comment, commentId, reactions, round } = event.data;
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
    const names = [...people.values()].map((p) => p.name).slice(0, 8);
    const more = count - names.length;
    place.textContent = names.length === 0 ? "" : `${sentence} ${names.join(", ")}${more > 0 ? ` +${more}` : ""}`;
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
    this.root.querySelector(".room__empty")?.remove();
    const article = this.made(comment);
    if (comment.parentId) {
      this.placeFor(comment.parentId).append(wrapped(article, "li"));
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
    this.threads.append(thread);
  }

  /** A new comment out of the server's own: the acts that are not this reader's are taken out. */
  private made(comment: CommentData): HTMLElement {
    const article = this.renamed(this.template, comment.id) as HTMLElement;
    const mine = comment.author !== undefined && comment.author.id === this.root.dataset.me;
    if (!mine) for (const own of article.querySelectorAll(".comment__edit, .comment__take-back")) own.remove();
    article.setAttribute("aria-label", comment.author?.name ?? "");
    article.dataset.commentSeq = String(comment.seq);
    const author = article.querySelector<HTMLElement>(".comment__author");
    if (author && comment.author) {
      author.textContent = comment.author.name;
      if (author instanceof HTMLAnchorElement) author.href = author.href.replace(/[^/]*$/, comment.author.handle);
    }
    const time = article.querySelector("time");
    if (time) {
      time.dateTime = comment.at;
      time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" }).format(new Date(comment.at));
    }
    const box = article.querySelector<HTMLTextAreaElement>(".comment__edit textarea");
    if (box) box.value = comment.body ?? "";
    if (!mine) article.classList.add("comment--new");
    fill(article, comment);
    return article;
  }

  private renamed(template: HTMLTemplateElement, id: string): Element {
    const copy = template.content.firstElementChild!.cloneNode(true) as Element;
    for (const element of [copy, ...copy.querySelectorAll("*")]) {
      for (const attribute of element.attributes) if (attribute.value.includes(NOBODY)) attribute.value = attribute.value.replaceAll(NOBODY, id);
    }
    return copy;
  }

  private placeFor(parentId?: string): Element {
    return (parentId && this.root.querySelector(`[data-thread="${parentId}"] .thread__answers`)) || this.threads;
  }

  private count(id: string, reactions: number, event: RoomEvent): void {
    const article = this.root.querySelector(`#c-${id}`);
    const count = article?.querySelector(".comment__count");
    if (count) count.textContent = String(reactions);
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
  const body = article.querySelector<HTMLElement>(".comment__body, .comment__gone");
  if (comment.state === "shown" && body) {
    body.className = "comment__body prose";
    body.replaceChildren(...new DOMParser().parseFromString(comment.html ?? "", "text/html").body.childNodes);
  } else if (body) {
    body.className = "comment__gone";
    body.textContent = article.closest<HTMLElement>("[data-module]")?.dataset[comment.state === "hidden" ? "textHidden" : "textTakenBack"] ?? "";
    for (const act of article.querySelectorAll(".comment__edit, .comment__take-back, form[data-act=react]")) act.remove();
  }
  const count = article.querySelector(".comment__count");
  if (count) count.textContent = String(comment.reactions);
}

function wrapped(element: Element, tag: "li"): HTMLElement {
  const wrapper = document.createElement(tag);
  wrapper.append(element);
  return wrapper;
}
