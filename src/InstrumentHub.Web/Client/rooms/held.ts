import type { CommentData } from "./wire";

/** One's own comment that waits for a moderator, as the server drew it for its author: nobody else has it. */
export function showHeld(root: HTMLElement, fresh: Document, comment: CommentData): void {
  const drawn = fresh.querySelector(`#c-${comment.id}`)?.closest("li");
  if (!drawn) return;
  const known = root.querySelector(`#c-${comment.id}`)?.closest("li");
  const list = comment.parentId ? root.querySelector(`[data-thread="${comment.parentId}"] .thread__answers`) : root.querySelector("[data-room-threads]");
  if (known) known.replaceWith(document.adoptNode(drawn));
  else list?.append(document.adoptNode(drawn));
}
