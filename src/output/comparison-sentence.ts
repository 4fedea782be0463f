import type { Comparison, MeasureReport } from '../report/report.ts';
import { differenceRangeText, differenceText, distanceText } from './difference-text.ts';
import { countedText, countText } from './number-text.ts';
import { scopeWords } from './sentences.ts';

/** What may be said of two candidates, with the difference, its likely range, and what would tell more. */
export function comparisonSentence(comparison: Comparison, measure: MeasureReport): string {
  switch (comparison.verdict) {
    case 'different':
      return `${betterWords(comparison, measure)}: ${leadWords(comparison, measure)}. ${countWords(comparison)}; two independent checks agree.`;
    case 'equivalent':
      return `No meaningful difference between ${comparison.a} and ${comparison.b}: ${sizeWords(comparison, measure)}, within the margin of ${distanceText(comparison.margin, measure)} below which differences do not matter.`;
    case 'borderline':
      return `Borderline: ${sizeWords(comparison, measure)}, but only one of two checks calls that a difference.${neededWords(comparison, measure)}`;
    case 'cannot-tell':
      return doubtSentence(comparison, measure);
  }
}

/** Seen from the winner, so that the numbers are of the one who is named first. */
function betterWords({ winner, a, b }: Comparison, measure: MeasureReport): string {
  const [better, other] = winner === a ? [a, b] : [b, a];
  return measure.kind === 'rating'
    ? `${better} is better than ${other}`
    : `${measure.id} holds more often for ${better} than for ${other}`;
}

/** `Cited is 0.20 higher than Terse (likely 0.30 lower to 0.70 higher on questions like these)` */
function sizeWords(comparison: Comparison, measure: MeasureReport): string {
  const { difference, a, b } = comparison;
  const size = differenceText(difference, measure);
  const likely = likelyWords(difference, measure);
  return size === 'equal on average'
    ? `${a} and ${b} are ${size}${likely}`
    : `${b} is ${size} than ${a}${likely}`;
}

/** The same of the winner, who was named just before: `0.31 higher (likely 0.06 to 0.56 higher on questions like these)` */
function leadWords({ difference, winner, a }: Comparison, measure: MeasureReport): string {
  const seen = winner === a ? turned(difference) : difference;
  return `${differenceText(seen, measure)}${likelyWords(seen, measure)}`;
}

function likelyWords(difference: Comparison['difference'], measure: MeasureReport): string {
  const range = differenceRangeText(difference, measure);
  return range === null ? '' : ` (likely ${range} ${scopeWords(difference)})`;
}

function turned(interval: Comparison['difference']): Comparison['difference'] {
  const { estimate, lower, upper } = interval;
  return { ...interval, estimate: minus(estimate), lower: minus(upper), upper: minus(lower) };
}

function minus(value: number | null): number | null {
  return value === null ? null : -value;
}

function countWords({ winner, a, shared, aHigher, bHigher, equal }: Comparison): string {
  const [better, worse] = winner === a ? [aHigher, bHigher] : [bHigher, aHigher];
  const rest = equal === 0 ? '' : `, equal on ${countText(equal)}`;
  return `Better on ${countText(better)} of ${countedText(shared, 'shared question')}, worse on ${countText(worse)}${rest}`;
}

function neededWords(
  { questionsNeeded, differenceSought, shared }: Comparison,
  measure: MeasureReport,
): string {
  if (questionsNeeded === null || differenceSought === null || questionsNeeded <= shared) return '';
  return ` To see a difference of ${distanceText(differenceSought, measure)} you need about ${countText(questionsNeeded)} questions; there are ${countText(shared)}.`;
}

function doubtSentence(comparison: Comparison, measure: MeasureReport): string {
  const { a, b, shared, doubt, missing } = comparison;
  const open =
    measure.kind === 'rating'
      ? `Cannot tell whether ${a} or ${b} is better`
      : `Cannot tell whether ${measure.id} holds more often for ${a} or for ${b}`;
  const size = sizeWords(comparison, measure);
  switch (doubt) {
    case 'not-comparable':
      return shared === 0
        ? `${a} and ${b} cannot be compared: no question has ratings of both.`
        : `${open}: what they share counts as one piece of evidence; add questions.`;
    case 'few-clusters':
      return `${open}: ${size}, and ${evidenceWords(comparison)} too few for any verdict.`;
    case 'one-answer-each':
      return `${open} on exactly these questions: one answer to a question does not show how answers vary; ask for at least 2 answers each.`;
    case 'no-difference-seen':
      return `No difference${measure.kind === 'rating' ? '' : ` in ${measure.id}`} was seen between ${a} and ${b}: equal on ${shared === 1 ? 'the one shared question' : `all ${countText(shared)} shared questions`}. That alone does not show that they are equally good.`;
    case 'ordinal-disagrees':
      return `${open}: by the mean ${size}, but answer by answer the other is rated higher more often.`;
    case 'missing-ratings':
      return `${open}: ${size}, but that depends on ${countedText(missing, 'missing rating')}; have ${missing === 1 ? 'it' : 'them'} made.`;
    case null:
      return `${open}: ${size}${luckWords(comparison)}.${neededWords(comparison, measure)}`;
  }
}

/** A range that leaves out 0 convinces where it stands alone; among many, one of them does so by luck. */
function luckWords({ difference: { lower, upper }, family }: Comparison): string {
  if (lower === null || upper === null) return '';
  const beside = lower > 0 || upper < 0;
  return beside && family > 1
    ? `, which can be luck where ${family} comparisons are made`
    : ', which can be luck';
}

function evidenceWords({ shared, difference: { clusters } }: Comparison): string {
  if (clusters < shared)
    return `${countedText(clusters, 'group')} of questions ${clusters === 1 ? 'is' : 'are'}`;
  return `${countedText(shared, 'shared question')} ${shared === 1 ? 'is' : 'are'}`;
}
