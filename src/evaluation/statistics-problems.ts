import type { Draft } from './draft.ts';
import type { GatedMeasure } from './gated-measures.ts';
import { problem, type Problem } from './problem.ts';
import { showValue } from './show-value.ts';

/** A margin that no difference could leave, and a comparison with a baseline that nobody named. */
export function statisticsProblems(draft: Draft, measures: readonly GatedMeasure[]): Problem[] {
  return [...marginProblems(draft, measures), ...compareProblems(draft)];
}

function marginProblems(draft: Draft, measures: readonly GatedMeasure[]): Problem[] {
  const margin = draft.statistics?.margin;
  if (margin === undefined) return [];
  const tooShort = measures.find(({ kind, scale }) => kind === 'rating' && margin >= scale.max - scale.min);
  if (tooShort === undefined) return [];
  const { id, scale } = tooShort;
  const message = `${showValue(margin)} is as long as the scale of ${showValue(id)}, which goes from ${scale.min} to ${scale.max}; choose a difference that would not matter`;
  return [problem(draft.at(['statistics', 'margin']), message)];
}

function compareProblems(draft: Draft): Problem[] {
  if (draft.statistics?.compare !== 'baseline' || draft.means('baseline')) return [];
  const place = draft.at(['statistics', 'compare']);
  return [problem(place, 'there is no baseline; name a candidate under "baseline", or compare all')];
}
