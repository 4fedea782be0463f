import type { Rubric } from '../record/rubric.ts';
import type { RubricFault } from './fault.ts';

interface Range {
  readonly index: number;
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** What is counted: `errors`. */
  readonly noun: string;
}

const between = /(\d+)\s*(?:to|-|–)\s*(\d+)\s+(\p{L}+)/iu;
const orMore = /(\d+)\s+or\s+more\s+(\p{L}+)/iu;
const orFewer = /(\d+)\s+or\s+(?:fewer|less)\s+(\p{L}+)/iu;
const bounded = /(at least|more than|at most|up to|fewer than|less than)\s+(\d+)\s+(\p{L}+)/iu;
const exact = /(?:^|exactly\s+)(\d+)\s+(\p{L}+)/iu;

/** Conditions that count the same thing, and of which two fit the same number. */
export function countRanges({ levels }: Rubric): RubricFault[] {
  const ranges = levels.flatMap(({ condition, name }, index) => {
    const range = rangeIn(condition);
    return range === null ? [] : [{ ...range, index, name }];
  });
  return ranges.flatMap((range, at) => {
    const earlier = ranges.slice(0, at).find((other) => overlap(range, other));
    if (earlier === undefined) return [];
    const both = Math.max(range.least, earlier.least);
    const message = `levels "${earlier.name}" and "${range.name}" both fit ${both} ${range.noun}; let each number belong to one`;
    return [{ path: ['levels', range.index, 'condition'], message }];
  });
}

function overlap(a: Range, b: Range): boolean {
  return singular(a.noun) === singular(b.noun) && a.least <= b.most && b.least <= a.most;
}

function singular(noun: string): string {
  return noun.toLowerCase().replace(/s$/, '');
}

function rangeIn(condition: string): Pick<Range, 'least' | 'most' | 'noun'> | null {
  const [, from, to, counted] = between.exec(condition) ?? [];
  if (counted !== undefined) return { least: Number(from), most: Number(to), noun: counted };
  const [, more, ofMore] = orMore.exec(condition) ?? [];
  if (ofMore !== undefined) return { least: Number(more), most: Infinity, noun: ofMore };
  const [, fewer, ofFewer] = orFewer.exec(condition) ?? [];
  if (ofFewer !== undefined) return { least: 0, most: Number(fewer), noun: ofFewer };
  const [, bound = '', limit, ofBound] = bounded.exec(condition) ?? [];
  if (ofBound !== undefined) return { ...limits(bound.toLowerCase(), Number(limit)), noun: ofBound };
  const [, count, ofCount] = exact.exec(condition) ?? [];
  return ofCount === undefined ? null : { least: Number(count), most: Number(count), noun: ofCount };
}

function limits(bound: string, limit: number): { least: number; most: number } {
  if (bound === 'at least') return { least: limit, most: Infinity };
  if (bound === 'more than') return { least: limit + 1, most: Infinity };
  return { least: 0, most: bound === 'at most' || bound === 'up to' ? limit : limit - 1 };
}
