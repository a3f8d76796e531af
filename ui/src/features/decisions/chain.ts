// Where the records of a chain are drawn, and the lines between them.
import type { Chain, ChainEdge, ChainNode } from '../../lib/ipc/types';
import { recordWords } from './record-words';

const WIDTH = 140;
const HEIGHT = 64;
const GAP = 92;
const BETWEEN = 16;

type PlacedNode = ChainNode & { x: number; y: number };
type PlacedEdge = Pick<ChainEdge, 'relation' | 'word'> & {
  isPending: boolean;
  path: string;
  x: number;
  y: number;
};

const PENDING: ChainNode['status'][] = ['draft', 'proposed', 'deferred'];

/** The picture in pixels: a box for each record, a curve for each link, its word in the middle. */
export function placed(chain: Chain): { width: number; height: number; nodes: PlacedNode[]; edges: PlacedEdge[] } {
  const nodes = chain.nodes.map((node) => ({
    ...node,
    x: node.column * (WIDTH + GAP),
    y: node.row * (HEIGHT + BETWEEN),
  }));
  const at = new Map(nodes.map((node) => [node.ref, node]));
  const edges = chain.edges.flatMap((edge) => {
    const [from, to] = [at.get(edge.from), at.get(edge.to)];
    if (!from || !to) return [];
    // It is read from left to right, or from above.
    const isForth = from.x === to.x ? from.y <= to.y : from.x < to.x;
    const [left, right] = isForth ? [from, to] : [to, from];
    const isBeside = left.column === right.column;
    // Two of one column are joined at their right side.
    const start = [left.x + WIDTH, left.y + HEIGHT / 2] as const;
    const end = [isBeside ? right.x + WIDTH : right.x, right.y + HEIGHT / 2] as const;
    const bend = isBeside ? 36 : Math.max(24, (end[0] - start[0]) / 2);
    const path = `M${start[0]} ${start[1]}C${start[0] + bend} ${start[1]} ${isBeside ? end[0] + bend : end[0] - bend} ${end[1]} ${end[0]} ${end[1]}`;
    const x = isBeside ? start[0] + 40 : (start[0] + Math.min(end[0], start[0] + GAP)) / 2;
    const y = (isBeside || end[0] - start[0] <= GAP ? (start[1] + end[1]) / 2 : start[1]) - 5;
    const word = (isForth ? edge.word : edge.back).toLowerCase();
    // What waits takes the place of nothing yet.
    const isPending = PENDING.includes(from.status) && ['supersedes', 'reverses'].includes(edge.relation);
    return [{ relation: edge.relation, word: isPending ? recordWords.onceAccepted : word, isPending, path, x, y }];
  });
  const most = (values: number[]) => Math.max(0, ...values);
  const hasBeside = chain.edges.some((edge) => at.get(edge.from)?.column === at.get(edge.to)?.column);
  return {
    width: most(nodes.map(({ x }) => x)) + WIDTH + (hasBeside ? 90 : 0),
    height: most(nodes.map(({ y }) => y)) + HEIGHT,
    nodes,
    edges,
  };
}

/** The record that an arrow leads to: the nearest one in that direction; nothing where there is none. */
export function beside(nodes: PlacedNode[], ref: string, key: string): PlacedNode | null {
  const from = nodes.find((node) => node.ref === ref);
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (!from || !way) return null;
  const [across, down] = way as [number, number];
  const far = (node: PlacedNode) => {
    const [x, y] = [node.x - from.x, node.y - from.y];
    const along = x * across + y * down;
    const aside = Math.abs(x * down) + Math.abs(y * across);
    // What lies aside counts more than what is only further on.
    return along > 0 && (across !== 0 || x === 0) ? along + 3 * aside : Infinity;
  };
  const [nearest] = nodes.filter((node) => far(node) < Infinity).sort((a, b) => far(a) - far(b));
  return nearest ?? null;
}
