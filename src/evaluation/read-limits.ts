import { unpriced } from '../models/price.ts';
import type { Evaluation } from '../record/evaluation.ts';
import type { Draft } from './draft.ts';
import { problem, type Problem } from './problem.ts';

/** What a whole run may take; null where it may take what it needs. How, and not what: no part of the evaluation. */
export interface Limits {
  /** USD. */
  readonly cost: number | null;
  readonly minutes: number | null;
}

export function limitsOf({ limits }: Draft): Limits {
  return { cost: limits?.cost ?? null, minutes: limits?.minutes ?? null };
}

/** A limit of cost can only be held where every model has a price. */
export function limitProblems(draft: Draft, evaluation: Evaluation): Problem[] {
  if (draft.limits?.cost === undefined) return [];
  const fault = costLimitFault(evaluation);
  return fault === null ? [] : [problem(draft.at(['limits', 'cost']), fault)];
}

/** Why no limit of cost can be held for an evaluation, and what to do; null where it can. */
export function costLimitFault({ candidates, judges, prices }: Evaluation): string | null {
  const models = new Set([...candidates, ...judges].map(({ model }) => model));
  const without = unpriced([...models], prices);
  if (without.length === 0) return null;
  const names = new Intl.ListFormat('en-GB').format(without);
  return `no price is known of ${names}, so no limit of cost can be held; add ${without.length === 1 ? 'it' : 'them'} under prices`;
}
