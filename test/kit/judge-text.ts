import type { Asked, AskedLevel } from './asked.ts';
import { normal, uniform } from './random.ts';
import type { Truth } from './truth.ts';

/** What a judge made of one answer, or of the better of two. */
export interface Verdict {
  readonly level: AskedLevel;
  /** Its place on the scale, from 0. */
  readonly index: number;
  readonly levels: readonly AskedLevel[];
}

/** Rates the answer whose mark stands in the prompt; where there are two, compares them. */
export function judge(asked: Asked, truth: Truth, names: readonly string[]): Verdict {
  const levels =
    asked.levels.length > 0 ? asked.levels : names.map((name, index) => ({ value: index + 1, name }));
  const [first, second] = truth.marksIn(asked.opening);
  const { identity } = asked;
  if (first !== undefined && second !== undefined) {
    const quality = truth.judged(first, `${identity} first`) - truth.judged(second, `${identity} second`);
    const difference = quality + truth.leaning(longerBy(asked.opening));
    const index = levels.findIndex(({ name }) => comparisonName(difference).test(name));
    if (index >= 0) return verdictAt(levels, index);
  }
  const rating = truth.judged(first ?? truth.unknownQuality, identity);
  const distances = levels.map(({ value }) => Math.abs(value - rating));
  return verdictAt(levels, distances.indexOf(Math.min(...distances)));
}

/** A written evaluation, as the first of two turns asks for it. */
export function writeEvaluation(verdict: Verdict): string {
  const { level } = verdict;
  return [
    '## Evaluation',
    `1. **Instruction following.** The answer ${phrase(verdict, 'does what was asked')}.`,
    `2. **Groundedness.** What it states ${phrase(verdict, 'is supported by the document')}.`,
    `3. **Completeness.** It ${phrase(verdict, 'covers what matters')}.`,
    `\nVerdict: ${level.name}`,
  ].join('\n');
}

/** Reasons in a sentence or two, for replies that hold the verdict in a field of its own. */
export function writeReasons(verdict: Verdict): string {
  return `The answer ${phrase(verdict, 'follows the question')} and ${phrase(verdict, 'rests on the document')}.`;
}

/**
 * The verdict that an evaluation ends with, found again among the names that may be replied; null where
 * it states none. `contradict` is the share of replies that name a neighbour instead.
 */
export function readVerdict(
  evaluation: string,
  asked: Asked,
  facts: { names: readonly string[]; contradict: number; seed: number },
): number | null {
  const { names, contradict, seed } = facts;
  const stated = [...evaluation.matchAll(/^[\s*_#-]*verdict[\s*_]*:[\s*_]*(.+?)[\s*_.]*$/gim)].at(-1)?.[1];
  if (stated === undefined) return null;
  const same = (name: string | undefined): boolean => name?.toLowerCase() === stated.toLowerCase();
  const direct = names.findIndex(same);
  const place = asked.levels.findIndex(({ name }) => same(name));
  const value = asked.levels[place]?.value;
  const byValue = names.findIndex((name) => value !== undefined && Number(name) === value);
  const found = [direct, byValue, place].find((index) => index >= 0 && index < names.length);
  if (found === undefined) return null;
  if (uniform(seed, 'contradict', asked.identity) >= contradict) return found;
  const up = found + 1 < names.length && (found === 0 || normal(seed, 'way', asked.identity) > 0);
  return names.length === 1 ? found : found + (up ? 1 : -1);
}

function verdictAt(levels: readonly AskedLevel[], index: number): Verdict {
  const level = levels[index] ?? { value: 1, name: '1' };
  return { level, index: Math.max(index, 0), levels };
}

/** By how many characters the first answer between markers is longer than the second; 0 where they have none. */
function longerBy(opening: string): number {
  const [first = '', second = ''] = ['first', 'second'].map(
    (place) =>
      new RegExp(`\\[${place} answer (\\w+)\\]\\n(.*)\\n\\[end of ${place} answer \\1\\]`, 's').exec(
        opening,
      )?.[2],
  );
  return first.length - second.length;
}

function comparisonName(difference: number): RegExp {
  if (Math.abs(difference) < 0.25) return /^(same|tie|equal)$/i;
  return difference > 0 ? /^(a|first|answer a)$/i : /^(b|second|answer b)$/i;
}

function phrase({ index, levels }: Verdict, claim: string): string {
  const share = levels.length < 2 ? 1 : index / (levels.length - 1);
  if (share > 0.9) return `${claim} fully`;
  if (share > 0.6) return `${claim}, with small faults`;
  return share > 0.3 ? `${claim} only in part` : `hardly ${claim}`;
}
