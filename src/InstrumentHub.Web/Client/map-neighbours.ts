export type Direction = "left" | "right" | "up" | "down";

/**
 * The nearest node in a direction: how far it lies that way, plus twice how far it lies aside, as in spatial navigation of the CSS
 * working group. Undefined at the edge.
 */
export function neighbour(from: SVGAElement, all: readonly SVGAElement[], direction: Direction): SVGAElement | undefined {
  const start = middle(from);
  let best: SVGAElement | undefined;
  let least = Infinity;
  for (const node of all) {
    if (node === from) continue;
    const at = middle(node);
    const [dx, dy] = [at.x - start.x, at.y - start.y];
    const [along, aside] = direction === "left" ? [-dx, dy] : direction === "right" ? [dx, dy] : direction === "up" ? [-dy, dx] : [dy, dx];
    if (along < 4) continue;
    const far = along + 2 * Math.abs(aside);
    if (far < least) [best, least] = [node, far];
  }
  return best;
}

/** Of what stands for it: its dot, or its box where there is none. */
function middle(node: SVGAElement): { x: number; y: number } {
  const { x, y, width, height } = (node.querySelector<SVGGraphicsElement>(".map__dot") ?? node.querySelector<SVGGraphicsElement>(".map__box")!).getBBox();
  return { x: x + width / 2, y: y + height / 2 };
}
