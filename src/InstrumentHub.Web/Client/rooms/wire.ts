/** What goes over the wire; docs/realtime.md tells it in words. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
}

export interface CommentData {
  readonly id: string;
  readonly seq: number;
  readonly parentId?: string;
  readonly author?: Person;
  readonly body?: string;
  /** Made safe by the server. */
  readonly html?: string;
  readonly at: string;
  readonly edits: number;
  readonly state: "shown" | "takenBack" | "hidden" | "removed" | "held" | "returned";
  readonly locked?: boolean;
  readonly reactions: number;
}

export interface RoomEvent {
  readonly roomId: string;
  readonly seq: number;
  readonly type: string;
  readonly actor?: Person;
  readonly data: {
    readonly comment?: CommentData;
    readonly commentId?: string;
    readonly on?: boolean;
    readonly reactions?: number;
    readonly round?: { readonly id: string; readonly state: string; readonly scored: number };
  };
}

export interface JoinAnswer {
  readonly seq: number;
  readonly state?: object;
  readonly events: readonly RoomEvent[];
  readonly here: readonly Person[];
  readonly hereCount: number;
}
