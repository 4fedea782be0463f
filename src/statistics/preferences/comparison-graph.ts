/** Who was compared with whom, and who won: an arrow leads from a winner, or from either of a tie, to the other. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** The groups within which every candidate is reached from every other along arrows; in the order of names. */
export function mutualGroups(names: readonly string[], arrows: Arrows): string[][] {
  const reach = new Map(names.map((name) => [name, reachable(name, arrows)]));
  const groups: string[][] = [];
  for (const name of names) {
    const group = groups.find(([member]) => reach.get(member!)!.has(name) && reach.get(name)!.has(member!));
    if (group === undefined) groups.push([name]);
    else group.push(name);
  }
  return groups;
}

/** The same arrows, leading both ways. */
export function bothWays(arrows: Arrows): Arrows {
  const edges = [...arrows].flatMap(([from, targets]) => [...targets].map((to) => [from, to] as const));
  return arrowsOf([...edges, ...edges.map(([from, to]) => [to, from] as const)]);
}

export function arrowsOf(edges: readonly (readonly [from: string, to: string])[]): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const [from, to] of edges) arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
  return arrows;
}

function reachable(start: string, arrows: Arrows): ReadonlySet<string> {
  const seen = new Set([start]);
  // A set hands out what is added while it is walked.
  for (const name of seen) for (const next of arrows.get(name) ?? []) seen.add(next);
  return seen;
}
