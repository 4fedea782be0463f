/** The keys of the highest values, highest first, of equal ones the lower key. Faster than sorting all where many are given. */
export function highest(values: ReadonlyMap<number, number>, count: number): number[] {
  const best: [number, number][] = [];
  for (const entry of values) {
    const last = best[count - 1];
    if (last !== undefined && byValue(last, entry) < 0) continue;
    const place = best.findIndex((other) => byValue(entry, other) < 0);
    best.splice(place === -1 ? best.length : place, 0, entry);
    if (best.length > count) best.pop();
  }
  return best.map(([key]) => key);
}

const byValue = (a: [number, number], b: [number, number]): number => b[1] - a[1] || a[0] - b[0];
