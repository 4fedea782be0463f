import { clustersOf, fewestDocuments } from './clusters.ts';
import type { CandidateReport, MeasureReport, Warning } from './report.ts';
import type { Tally } from './tally.ts';

interface Evidence {
  readonly candidates: readonly CandidateReport[];
  readonly measures: readonly MeasureReport[];
  readonly counted: Tally;
}

/** Below this many questions a report says that they are few. */
const few = 20;
/** Below this many, intervals near the end of a scale hold less often than they say. */
const fewAtTheEnd = 10;
/** Below this many, questions are said to say little about others. */
const veryFew = 5;

/** Says where too few questions or documents stand behind the numbers. */
export function evidenceWarnings(evidence: Evidence): Warning[] {
  const { measures } = evidence;
  const rated = measures.filter(({ kind }) => kind === 'rating');
  const pieces = (rated.length > 0 ? rated : measures).flatMap((measure) =>
    evidence.candidates.flatMap(({ id, measures: measured }) => {
      const count = measured[measure.id]?.mean.clusters ?? 0;
      return count === 0 ? [] : [{ measure, candidate: id, count }];
    }),
  );
  const weakest = pieces.filter(({ count }) => count < few).toSorted((a, b) => a.count - b.count)[0];
  const name = weakest === undefined ? '' : whose(weakest, pieces);
  return [
    ...(weakest === undefined
      ? []
      : [fewPieces(weakest.count, { name, grouped: areGrouped(evidence.counted) })]),
    ...measures.flatMap((measure) => nearTheEnd(measure, evidence.candidates)),
    ...fewDocuments(evidence.counted),
  ];
}

interface Pieces {
  readonly measure: MeasureReport;
  readonly candidate: string;
  readonly count: number;
}

/** Names what stands out: nothing where all have the same number, else the measure, else the candidate too. */
function whose(weakest: Pieces, all: readonly Pieces[]): string {
  if (all.every(({ count }) => count === weakest.count)) return '';
  const { measure, candidate } = weakest;
  const alike = all.every((one) => one.measure !== measure || one.count === weakest.count);
  return alike ? `${measure.id}: ` : `${measure.id}, ${candidate}: `;
}

function fewPieces(count: number, { name, grouped }: { name: string; grouped: boolean }): Warning {
  if (count === 1) {
    const message = grouped
      ? 'all questions belong to one cluster, which gives no interval; ask some of another'
      : '1 question gives no interval; ask more';
    return { code: 'one-question', message: `${name}${message}` };
  }
  const noun = grouped ? 'groups of questions' : 'questions';
  const hidden = `up to ${Math.round(100 * (1 - 0.05 ** (1 / count)))} % of such questions could fail without one of these showing it`;
  return count < veryFew
    ? {
        code: 'very-few-questions',
        message: `${name}${count} ${noun} say little about others, and ${hidden}`,
      }
    : {
        code: 'few-questions',
        message: `${name}${count} ${noun} are few; ${few} or more give steadier intervals. With ${count}, ${hidden}`,
      };
}

/** Whether the independent pieces of evidence are groups of questions. */
function areGrouped({ units }: Tally): boolean {
  const clusterOf = clustersOf(units.values());
  return [...units.values()].some((place) => clusterOf(place) !== null);
}

function nearTheEnd({ id, kind, scale }: MeasureReport, candidates: readonly CandidateReport[]): Warning[] {
  const tenth = (scale.max - scale.min) / 10;
  const near = candidates.some(({ measures }) => {
    const { estimate = null, lower = null, clusters = 0 } = measures[id]?.mean ?? {};
    if (estimate === null || lower === null || clusters >= fewAtTheEnd) return false;
    return scale.max - estimate < tenth || estimate - scale.min < tenth;
  });
  // Pass rates have an interval of their own that holds near 0 and 1.
  if (!near || kind !== 'rating') return [];
  const message = `${id}: a mean lies near the end of its scale, with fewer than ${fewAtTheEnd} questions; its interval can be too narrow`;
  return [{ code: 'near-ceiling', message }];
}

function fewDocuments({ units }: Tally): Warning[] {
  const named = new Set([...units.values()].map((place) => place.document).filter((id) => id !== null));
  if (named.size < 2 || named.size >= fewestDocuments) return [];
  const message = `the results are about these ${named.size} documents; nothing is known about other documents`;
  return [{ code: 'few-documents', message }];
}
