import type { Comparison, MeasureReport, Report } from '../report/report.ts';
import { leaders } from '../statistics/comparisons/leaders.ts';
import { comparisonSentence } from './comparison-sentence.ts';
import { signedText } from './difference-text.ts';
import { countText, countedText, percentText } from './number-text.ts';

/** What is said of the candidates of one measure before anything else. */
export interface Verdicts {
  readonly sentences: readonly string[];
  /** A heading and a row for each comparison, where they are too many to be told one by one. */
  readonly table: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** So many comparisons can be read as sentences. */
const mostSentences = 3;

/** Who may be called better, and how far that goes. Empty with one candidate. */
export function verdictsOf(report: Report, measure: MeasureReport): Verdicts {
  const comparisons = report.comparisons.filter((one) => one.measure === measure.id);
  const leading = leadersSentence(report, measure, comparisons);
  const told = comparisons.length <= mostSentences;
  return {
    sentences: [
      ...(leading === null ? [] : [leading]),
      ...(told ? comparisons.map((comparison) => comparisonSentence(comparison, measure)) : []),
    ],
    table: told ? [] : [heading, ...comparisons.map((comparison) => tableRow(comparison, measure))],
    notes: notesOf(comparisons, { told, measure }),
  };
}

const heading = ['candidate', 'against', 'difference', 'likely', 'better on', 'verdict'];

/** A rank only where it was shown: the highest mean, and who cannot be told apart from it. Of two candidates their sentence says it. */
function leadersSentence(
  report: Report,
  { id, kind, scale }: MeasureReport,
  comparisons: readonly Comparison[],
): string | null {
  const candidates = report.candidates.flatMap(({ id: candidate, measures }) => {
    const mean = measures[id]?.mean;
    return mean === undefined ? [] : [{ candidate, estimate: mean.estimate }];
  });
  if (comparisons.length < 2 || scale.target !== null || kind !== 'rating') return null;
  const found = leaders({
    candidates,
    comparisons: comparisons.map(({ a, b, winner }) => ({
      a,
      b,
      winner: winner === null ? null : winner === a ? 'a' : 'b',
    })),
  });
  if (found === null) return null;
  const { top, level, open } = found;
  const alone = level.length === 0 && open.length === 0;
  if (alone)
    return `${top} is the best of ${countedText(candidates.length, 'candidate')}: better than each of the others.`;
  const apart = level.length === 0 ? '' : `, but ${list(level)} cannot be told apart from it`;
  const uncompared =
    open.length === 0 ? '' : ` ${list(open)} ${open.length === 1 ? 'was' : 'were'} not compared with it.`;
  return `${level.length === 0 ? '' : 'No single best: '}${top} has the highest mean${apart}.${uncompared}`;
}

function tableRow(comparison: Comparison, measure: MeasureReport): string[] {
  const { a, b, difference, bHigher, shared } = comparison;
  const { estimate, lower, upper, rough } = difference;
  const likely =
    lower === null || upper === null
      ? '—'
      : `${rough ? '~' : ''}${signedText(lower, measure)} to ${signedText(upper, measure)}`;
  const better = `${countText(bHigher)} of ${countText(shared)}`;
  return [b, a, signedText(estimate, measure), likely, better, verdictWords(comparison, measure)];
}

/** Of b, seen from a. */
function verdictWords({ verdict, winner, b, doubt }: Comparison, { kind }: MeasureReport): string {
  const [better, worse] = kind === 'rating' ? ['better', 'worse'] : ['more often', 'less often'];
  switch (verdict) {
    case 'different':
      return winner === b ? better : worse;
    case 'equivalent':
      return 'no meaningful difference';
    case 'borderline':
      return 'borderline';
    case 'cannot-tell':
      return doubt === 'missing-ratings' ? 'cannot tell: ratings missing' : 'cannot tell';
  }
}

function notesOf(
  comparisons: readonly Comparison[],
  { told, measure }: { told: boolean; measure: MeasureReport },
): string[] {
  const [first] = comparisons;
  if (first === undefined || comparisons.length < 2) return [];
  const level = percentText(first.difference.level);
  const family = `Each likely range is a ${level} interval by itself; the verdicts take account of all ${countText(first.family)} comparisons.`;
  if (told) return [family];
  const needed = comparisons.flatMap(({ questionsNeeded, shared }) =>
    questionsNeeded === null || questionsNeeded <= shared ? [] : [questionsNeeded],
  );
  const more =
    needed.length === 0
      ? []
      : [
          `Telling apart what is open would need from about ${countText(Math.min(...needed))} questions on, for the pair that lies furthest apart.`,
        ];
  const missing = comparisons.reduce(
    (most, one) => Math.max(most, one.doubt === 'missing-ratings' ? one.missing : 0),
    0,
  );
  const depends =
    missing === 0
      ? []
      : [`A verdict depends on up to ${countedText(missing, 'missing rating')}; have them made.`];
  const direction = measure.kind === 'rating' ? 'Difference' : 'Difference in percentage points';
  return [
    `${direction}: what the first candidate has more than the one it stands against.`,
    family,
    ...depends,
    ...more,
  ];
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
