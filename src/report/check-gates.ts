import type { Gate } from '../record/evaluation.ts';
import { questionMeans } from '../statistics/question-means.ts';
import { fixedInterval, ratingInterval } from './mean-intervals.ts';
import type { MeasuredRatings } from './measured-ratings.ts';
import { aimed, aimedBounds, towardsTarget } from './question-ratings.ts';
import type { Interval } from './interval.ts';
import type { CandidateMeasure, CandidateReport, GateCondition, GateReport } from './report.ts';

interface Gated {
  readonly candidates: readonly CandidateReport[];
  readonly measured: readonly MeasuredRatings[];
  readonly level: number;
  readonly scope: Interval['scope'];
}

/** Whether each condition holds; one whose value cannot be computed does not. */
export function checkGates(gates: readonly Gate[], gated: Gated): GateReport {
  const conditions = gates.flatMap((gate) => conditionsOf(gate, gated));
  const failed = conditions.some(({ holds }) => holds === false);
  const unknown = conditions.length === 0 || conditions.some(({ holds }) => holds === null);
  return { passed: failed ? false : unknown ? null : true, conditions };
}

/** A condition for all candidates, or all judges' measures, is one condition for each. */
function conditionsOf(gate: Gate, gated: Gated): GateCondition[] {
  const measures = gated.measured.filter(({ facts }) =>
    gate.measure === null ? facts.kind === 'rating' : facts.id === gate.measure,
  );
  const found = measures.flatMap((measured) =>
    gated.candidates
      .filter(({ id, measures: own }) =>
        gate.candidate === null ? own[measured.facts.id] : gate.candidate === id,
      )
      .map((candidate) => conditionOf(gate, { candidate, measured, gated })),
  );
  if (found.length > 0) return found;
  // Nothing was measured that the condition speaks of: that must not look like a condition that holds.
  return [condition(gate, { candidate: gate.candidate, measure: gate.measure, value: null })];
}

interface Standing {
  readonly candidate: CandidateReport;
  readonly measured: MeasuredRatings;
  readonly gated: Gated;
}

function conditionOf(gate: Gate, { candidate, measured, gated }: Standing): GateCondition {
  const { facts } = measured;
  const standing = candidate.measures[facts.id];
  const named = { candidate: candidate.id, measure: facts.id };
  if (standing === undefined) return condition(gate, { ...named, value: null });
  if (gate.condition.kind === 'unrated') return condition(gate, { ...named, value: missingShare(standing) });
  const mean = meanOf(standing, { candidate, measured, gated });
  const value = gate.condition.kind === 'lower' ? mean.lower : mean.estimate;
  const atLeast = towardsTarget(gate.condition.atLeast, facts.scale.target);
  return condition({ ...gate, condition: { ...gate.condition, atLeast } }, { ...named, value });
}

/** Keeps a mean of thirds at the very threshold from missing it by a rounding. */
const slack = 1e-9;

function condition(
  { condition: asked }: Gate,
  found: Pick<GateCondition, 'candidate' | 'measure' | 'value'>,
): GateCondition {
  const { value } = found;
  const limits =
    asked.kind === 'unrated'
      ? { atLeast: null, atMost: asked.atMost }
      : { atLeast: asked.atLeast, atMost: null };
  const { atLeast, atMost } = limits;
  const holds =
    value === null
      ? null
      : (atLeast === null || value >= atLeast - slack) && (atMost === null || value <= atMost + slack);
  const { candidate, measure } = found;
  return { candidate, measure, key: asked.kind, atLeast, atMost, value, holds };
}

/** On a scale with a target, of the distances from it. */
function meanOf(standing: CandidateMeasure, { candidate, measured, gated }: Standing): Interval {
  const { level, scope } = gated;
  const { scale } = measured.facts;
  const fixed = scope === 'these-questions';
  if (scale.target === null) return fixed ? standing.meanTheseQuestions : standing.mean;
  const own = measured.candidates.find(({ id }) => id === candidate.id)?.questions ?? [];
  const { questions } = questionMeans(aimed(own, scale));
  const of = { questions, level, scale: aimedBounds(scale) };
  return fixed ? fixedInterval(of) : ratingInterval(of);
}

function missingShare({ counts }: CandidateMeasure): number | null {
  const { ratings, ratingsPlanned } = counts;
  return ratingsPlanned === 0 ? null : (ratingsPlanned - ratings) / ratingsPlanned;
}
