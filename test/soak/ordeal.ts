/** Ordeals of the whole command: what it must survive, in figures. Long ones by `npm run test:soak`, short ones among the journeys. */

/** What came of an ordeal. */
export interface Outcome {
  /** What was counted and measured, in one line. */
  readonly figures: string;
  /** The promises that were broken; none where all is well. */
  readonly broken: readonly string[];
}

/** Collects broken promises, each with where it was broken. */
export interface Promises {
  readonly broken: string[];
  /** `what` says the promise with what was found instead. */
  readonly expect: (holds: boolean, what: string) => void;
}

/** `where` stands before each of them: which of many, and its seed. */
export function promises(where = ''): Promises {
  const broken: string[] = [];
  return {
    broken,
    expect(holds, what) {
      if (!holds) broken.push(where === '' ? what : `${where}: ${what}`);
    },
  };
}

/** Does the same for each of a list, so many at once; results in the order of the list. */
export async function forEach<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const entries = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of entries) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Seconds with one decimal, as they are printed. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
