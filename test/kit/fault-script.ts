import { uniform } from './random.ts';

/** When a fault befalls a request. */
export interface Scripted {
  /** A kind of request, or several by one name. */
  readonly on: string;
  /** The share of those requests that it befalls. */
  readonly share?: number;
  /** Or those with these numbers among them, counted from 1. */
  readonly nth?: number | readonly number[];
  /** Or all with numbers from one to the other: an outage. */
  readonly between?: readonly [number, number];
  /** Only requests for models with these words in their name. */
  readonly model?: string;
}

export interface FaultScript<Fault> {
  /** The fault that befalls the next request of a kind; the first of the script that does. */
  next(kind: string, model: string | null): Fault | null;
}

export interface ScriptFacts {
  readonly seed: number;
  /** The kinds of requests that stand behind one name; `any` stands for all without it. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/** A script of faults: which request it befalls depends on its number and the seed alone, so it replays. */
export function faultScript<Fault extends Scripted>(
  faults: readonly Fault[],
  { seed, groups }: ScriptFacts,
): FaultScript<Fault> {
  const met = faults.map(() => 0);
  const concerns = ({ on, model: words }: Fault, kind: string, model: string | null): boolean => {
    const there = on === 'any' || on === kind || groups[on]?.includes(kind) === true;
    return there && (words === undefined || model?.includes(words) === true);
  };
  return {
    next(kind, model) {
      let found: Fault | null = null;
      for (const [index, fault] of faults.entries()) {
        if (!concerns(fault, kind, model)) continue;
        const number = (met[index] ?? 0) + 1;
        met[index] = number;
        if (found === null && befalls(fault, number, uniform(seed, 'fault', index, number))) found = fault;
      }
      return found;
    },
  };
}

function befalls({ nth, share, between }: Scripted, number: number, chance: number): boolean {
  if (nth !== undefined) return [nth].flat().includes(number);
  if (between !== undefined) return number >= between[0] && number <= between[1];
  return chance < (share ?? 1);
}
