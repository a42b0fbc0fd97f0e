import { HttpTransportType, HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";
import { showMaintenance } from "../maintenance";
import type { JoinAnswer, Person, RoomEvent } from "./wire";

export interface LineListener {
  event(event: RoomEvent): void;
  /** The room moved on too far to catch up by events. */
  stale(): void;
  here(people: ReadonlyMap<string, Person>, count: number): void;
  typing(person: Person): void;
  connected(is: boolean): void;
  removed(): void;
}

const FIRST_RETRY = 40;
const NEXT_RETRY = 200;
const QUICK_RETRIES = 4;
const SLOWEST_RETRY = 5_000;

/** One room's line to whichever node answers: in order, without gaps, back again by itself. */
export class Line {
  private readonly connection: HubConnection;
  private readonly people = new Map<string, Person>();
  private early: RoomEvent[] | null = [];
  private ended = false;
  private tries = 0;

  constructor(
    url: string,
    private readonly room: string,
    private seq: number,
    private readonly listener: LineListener,
  ) {
    this.connection = new HubConnectionBuilder()
      // Any node will do and none remembers a client, so there is nothing to negotiate.
      .withUrl(url, { skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .configureLogging(LogLevel.None)
      .build();
    this.connection.serverTimeoutInMilliseconds = 30_000;
    this.connection.on("Event", (event: RoomEvent) => this.take(event));
    this.connection.on("CatchUp", () => void this.join());
    this.connection.on("Maintenance", (m: { on: boolean; nl: string; en: string }) => showMaintenance(m));
    this.connection.on("Removed", () => this.end());
    this.connection.on("Typing", (t: { person: Person }) => listener.typing(t.person));
    this.connection.on("Presence", (p: { came: Person[]; went: string[]; count: number }) => {
      for (const id of p.went) this.people.delete(id);
      for (const person of p.came) this.people.set(person.id, person);
      listener.here(this.people, p.count);
    });
    this.connection.onclose(() => {
      listener.connected(false);
      this.again();
    });
    window.addEventListener("online", () => void this.open());
    // A socket without a network only finds out when nothing has come for half a minute.
    window.addEventListener("offline", () => void this.connection.stop());
  }

  get last(): number {
    return this.seq;
  }

  get isOpen(): boolean {
    return this.connection.state === HubConnectionState.Connected && this.early === null;
  }

  async open(): Promise<void> {
    if (this.ended || this.connection.state !== HubConnectionState.Disconnected) return;
    try {
      await this.connection.start();
      await this.join();
    } catch {
      this.listener.connected(false);
      this.again();
    }
  }

  /** @throws Error, whose message is the refusal, or that there was no answer. */
  call<T>(method: string, ...args: unknown[]): Promise<T> {
    return this.connection.invoke<T>(method, this.room, ...args);
  }

  tell(method: string, ...args: unknown[]): void {
    if (this.isOpen) this.connection.send(method, this.room, ...args).catch(() => undefined);
  }

  private async join(): Promise<void> {
    this.early ??= [];
    try {
      const answer = await this.call<JoinAnswer>("Join", this.seq);
      if (answer.state) {
        this.listener.stale();
        return;
      }
      // Only now: a node that takes calls and cannot answer them is not to be asked five times a second.
      this.tries = 0;
      const waiting = this.early ?? [];
      this.early = null;
      for (const event of [...answer.events, ...waiting]) this.take(event);
      this.people.clear();
      for (const person of answer.here) this.people.set(person.id, person);
      this.listener.here(this.people, answer.hereCount);
      this.listener.connected(true);
    } catch (error) {
      if (String(error).includes("room-not-found") || String(error).includes("not-allowed")) this.end();
      else await this.connection.stop();
    }
  }

  private take(event: RoomEvent): void {
    if (this.early) {
      this.early.push(event);
      return;
    }
    if (event.seq <= this.seq) return;
    if (event.seq > this.seq + 1) {
      void this.join();
      return;
    }
    this.seq = event.seq;
    try {
      this.listener.event(event);
    } catch (error) {
      // One event that cannot be shown must not hide those that come after it.
      console.error("An event could not be shown.", error);
    }
  }

  private again(): void {
    if (this.ended) return;
    // At once: another node is there. One that was just killed may still take a connection before it is gone, so the next few tries come soon too.
    const tries = this.tries++;
    const wait = tries === 0 ? FIRST_RETRY : Math.min(SLOWEST_RETRY, NEXT_RETRY * 2 ** Math.max(0, tries - QUICK_RETRIES));
    // Not all in the same moment, when a node has gone under all of them.
    setTimeout(() => void this.open(), wait * (0.5 + Math.random()));
  }

  private end(): void {
    this.ended = true;
    void this.connection.stop();
    this.listener.removed();
  }
}
