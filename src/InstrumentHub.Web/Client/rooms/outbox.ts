/** An act that somebody did: kept until the server has said that it has it, or that it will not. */
export interface Command {
  readonly id: string;
  readonly method: string;
  readonly args: readonly unknown[];
  /** What was typed, to show while it waits and to give back when it is refused. */
  readonly text?: string;
  readonly parentId?: string;
  readonly form?: string;
}

const RETRY_AFTER = 2_000;

type Send = (command: Command) => Promise<unknown>;

/**
 * What still has to reach the server, in the order in which it was done. It lies in localStorage, so that it survives a closed tab; the id of each act
 * is made when it is done, so that whoever sends it again, this tab or another, changes nothing.
 */
export class Outbox {
  private sending = false;
  private retry = 0;

  constructor(
    private readonly key: string,
    private readonly send: Send,
    private readonly refused: (command: Command, sentence: string) => void,
    private readonly changed: (waiting: readonly Command[]) => void,
    private readonly done: (command: Command) => void,
  ) {}

  get waiting(): readonly Command[] {
    return JSON.parse(localStorage.getItem(this.key) ?? "[]") as Command[];
  }

  add(command: Command): void {
    this.keep([...this.waiting, command]);
    void this.flush();
  }

  /** Sends what waits, one after the other; stops at the first that gets no answer. */
  async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let next = this.waiting[0]; next; next = this.waiting[0]) {
        if (!(await this.sendOne(next))) {
          // A line that is there may answer that it cannot now; one that is not calls again when it is.
          clearTimeout(this.retry);
          this.retry = window.setTimeout(() => void this.flush(), RETRY_AFTER);
          return;
        }
        const done = next.id;
        this.keep(this.waiting.filter((c) => c.id !== done));
      }
    } finally {
      this.sending = false;
    }
  }

  private async sendOne(command: Command): Promise<boolean> {
    try {
      await this.send(command);
      this.done(command);
      return true;
    } catch (error) {
      const refusal = /HubException: ([a-z-]+): ([\s\S]*)$/.exec(String(error));
      // Nobody knows whether it was done: it stays, and is sent again with the same id.
      if (!refusal || refusal[1] === "unavailable") return false;
      this.refused(command, refusal[2]!);
      return true;
    }
  }

  private keep(commands: readonly Command[]): void {
    if (commands.length === 0) localStorage.removeItem(this.key);
    else localStorage.setItem(this.key, JSON.stringify(commands));
    this.changed(commands);
  }
}
