const most = 8;
const factor = 1.4;

/** Looking at one picture: how near, and at which part. Works in the units of the viewBox, so that it holds at any size of the window. */
export class MapView {
  private readonly layer: SVGGElement;
  private readonly stopping = new AbortController();
  private readonly fingers = new Map<number, DOMPoint>();
  private scale = 1;
  private x = 0;
  private y = 0;
  private frame = 0;
  private dragged = false;

  constructor(readonly svg: SVGSVGElement) {
    this.layer = svg.querySelector<SVGGElement>("[data-map-view]")!;
    const signal = this.stopping.signal;
    svg.addEventListener("wheel", (event) => this.onWheel(event), { passive: false, signal });
    svg.addEventListener("pointerdown", (event) => this.onDown(event), { signal });
    svg.addEventListener("pointermove", (event) => this.onMove(event), { signal });
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) svg.addEventListener(end, (event) => this.fingers.delete((event as PointerEvent).pointerId), { signal });
    // A drag that ends on a node does not open it, and the browser's own dragging of links stays out of it.
    svg.addEventListener("click", (event) => { if (this.dragged) { event.preventDefault(); event.stopPropagation(); } this.dragged = false; }, { capture: true, signal });
    svg.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
    if (svg.classList.contains("map--opened")) this.startNear();
  }

  /** The other of the two layouts is not laid out at all. */
  get isShown(): boolean {
    return this.svg.getClientRects().length > 0;
  }

  stop(): void {
    this.stopping.abort();
    cancelAnimationFrame(this.frame);
  }

  step(how: string, around?: SVGAElement): void {
    if (how === "fit") {
      [this.scale, this.x, this.y] = [1, 0, 0];
      this.draw();
      return;
    }
    const box = around?.querySelector<SVGRectElement>(".map__box")?.getBoundingClientRect() ?? this.svg.getBoundingClientRect();
    this.zoom(how === "in" ? factor : 1 / factor, this.at(box.x + box.width / 2, box.y + box.height / 2));
  }

  /** Moves the picture, and the page, until a node can be seen. */
  reveal(node: SVGAElement): void {
    const box = node.querySelector<SVGRectElement>(".map__box")!.getBoundingClientRect();
    const window = this.svg.getBoundingClientRect();
    const edge = 24;
    const right = Math.max(0, window.left + edge - box.left) - Math.max(0, box.right - window.right + edge);
    const down = Math.max(0, window.top + edge - box.top) - Math.max(0, box.bottom - window.bottom + edge);
    if (this.scale > 1 && (right || down)) this.move(right * this.unit, down * this.unit);
    const { top, bottom } = node.querySelector<SVGRectElement>(".map__box")!.getBoundingClientRect();
    const below = bottom + edge - innerHeight;
    if (top < edge) scrollBy({ top: top - 3 * edge, behavior: "instant" });
    else if (below > 0) scrollBy({ top: below + 2 * edge, behavior: "instant" });
  }

  /** Hundreds of names in one window cannot be read; begin where they can. */
  private startNear(): void {
    if (!this.isShown) return;
    this.scale = Math.min(most, Math.max(1, 0.85 * this.unit));
    const { x, y } = this.svg.viewBox.baseVal;
    const corner = this.at(this.svg.getBoundingClientRect().left, this.svg.getBoundingClientRect().top);
    [this.x, this.y] = [corner.x - x * this.scale, corner.y - y * this.scale];
    this.draw();
  }

  /** How many units of the viewBox a pixel is. */
  private get unit(): number {
    return 1 / (this.svg.getScreenCTM()?.a || 1);
  }

  private at(clientX: number, clientY: number): DOMPoint {
    return new DOMPoint(clientX, clientY).matrixTransform(this.svg.getScreenCTM()!.inverse());
  }

  private onWheel(event: WheelEvent): void {
    // Without a key the wheel scrolls the page, unless somebody is busy in the picture.
    if (!event.ctrlKey && !event.metaKey && !this.svg.contains(document.activeElement)) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), this.at(event.clientX, event.clientY));
  }

  private onDown(event: PointerEvent): void {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    this.dragged = false;
    this.fingers.set(event.pointerId, new DOMPoint(event.clientX, event.clientY));
  }

  private onMove(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = new DOMPoint(event.clientX, event.clientY);
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (!other && !this.dragged && Math.hypot(now.x - before.x, now.y - before.y) < 5) return;
    this.dragged = true;
    this.fingers.set(event.pointerId, now);
    if (other) {
      const apart = (p: DOMPoint): number => Math.hypot(p.x - other.x, p.y - other.y);
      this.zoom(apart(now) / Math.max(1, apart(before)), this.at((now.x + other.x) / 2, (now.y + other.y) / 2));
    } else if (event.pointerType === "mouse" || this.scale > 1) this.move((now.x - before.x) * this.unit, (now.y - before.y) * this.unit);
  }

  private zoom(by: number, around: DOMPoint): void {
    const scale = Math.min(most, Math.max(1, this.scale * by));
    this.x = around.x - ((around.x - this.x) * scale) / this.scale;
    this.y = around.y - ((around.y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.move(0, 0);
  }

  /** Within the picture: some of it always stays in sight. */
  private move(dx: number, dy: number): void {
    const { x, y, width, height } = this.svg.viewBox.baseVal;
    this.x = Math.min(x - x * this.scale, Math.max(x + width - (x + width) * this.scale, this.x + dx));
    this.y = Math.min(y - y * this.scale, Math.max(y + height - (y + height) * this.scale, this.y + dy));
    this.draw();
  }

  /** At most once a frame, however many events there are. */
  private draw(): void {
    this.svg.classList.toggle("is-near", this.scale > 1);
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.layer.setAttribute("transform", `translate(${this.x} ${this.y}) scale(${this.scale})`));
  }
}
