import type { Interval } from '../report/interval.ts';
import { refusalWords } from './refusal-words.ts';

/** Why agreement has no interval: it needs more questions than a mean does. */
export function kappaRefusal({ refused }: Interval): string {
  return refused === 'too_few_clusters'
    ? 'fewer than 5 labelled questions say nothing of agreement: label more'
    : refusalWords(refused ?? 'zero_variance');
}
