import { hashOfText } from '../record/hash.ts';

/**
 * Whether an id is drawn into a share (0 to 1) of all ids. Each id's lot is a hash of seed and id, so
 * it does not depend on which other ids there are: what was drawn once stays drawn when questions are added.
 */
export function chosenBySeed(share: number, lot: { seed: number; id: string }): boolean {
  return lotOf(lot) < share;
}

/** The items in an order that the seed decides, the same on every machine. */
export function shuffled<Item extends { id: string }>(items: readonly Item[], seed: number): Item[] {
  return items
    .map((item) => ({ item, lot: lotOf({ seed, id: item.id }) }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ item }) => item);
}

/** A number in [0, 1) for a seed and an id: the first 48 bits of their hash. */
function lotOf({ seed, id }: { seed: number; id: string }): number {
  return Number.parseInt(hashOfText(`${seed} ${id}`).slice(0, 12), 16) / 2 ** 48;
}
