import type { CellResult, Goal } from './cell.ts';

/** Whether a goal is held; by chance, if it is missed by no more than three standard errors of the simulation. */
export type Standing = 'held' | 'within chance' | 'missed';

const ERRORS = 3;

/** Shares have a binomial error; other outcomes have no allowance. A goal whose outcome was never seen is missed. */
export function standing({ outcomes }: CellResult, { outcome, from, to }: Goal): Standing {
  const seen = outcomes[outcome];
  if (seen === undefined) return 'missed';
  const { mean, runs } = seen;
  if (mean >= from && mean <= to) return 'held';
  const target = mean < from ? from : to;
  const allowance = ERRORS * Math.sqrt((target * (1 - target)) / runs);
  return Math.abs(mean - target) <= allowance ? 'within chance' : 'missed';
}
