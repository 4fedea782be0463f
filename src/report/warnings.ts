import type { ServedVersion } from '../journal/journal.ts';
import { servedAnother } from '../models/providers.ts';
import { fewestClusters } from '../statistics/comparisons/fewest-clusters.ts';
import { citationWarnings } from './citation-warnings.ts';
import { evidenceWarnings } from './evidence-warnings.ts';
import type { CandidateReport, Comparison, MeasureReport, Warning } from './report.ts';
import type { CandidateTally, Tally } from './tally.ts';

interface WarnedOf {
  readonly candidates: readonly CandidateReport[];
  readonly measures: readonly MeasureReport[];
  readonly counted: Tally;
  readonly comparisons: readonly Comparison[];
  readonly servedBefore: readonly ServedVersion[];
  /** True where the numbers are of a run that can be gone on with, not of a table. */
  readonly stored: boolean;
}

/** A larger share of missing ratings is warned of, and so is a larger difference between candidates. */
const missingShare = 0.05;

/** What a reader should know before believing the numbers, most weighty first. */
export function warningsOf(of: WarnedOf): Warning[] {
  return [
    ...incomplete(of),
    ...blind(of),
    ...noVerdictPossible(of),
    ...baseline(of),
    ...contradictions(of),
    ...missing(of),
    ...citationWarnings(of.candidates),
    ...evidenceWarnings(of),
    ...repeats(of),
    ...unbalanced(of),
    ...onlyTheJudge(of),
    ...served(of),
    ...unchecked(of),
  ];
}

function incomplete({ candidates, measures, counted, stored }: WarnedOf): Warning[] {
  const answers = sum(candidates, ({ counts }) => counts.errors);
  const rated = measures.filter(({ kind }) => kind === 'rating');
  const ratings = sum(candidates, (candidate) =>
    sum(rated, ({ id }) => candidate.measures[id]?.counts.errors ?? 0),
  );
  if (answers + ratings === 0) return [];
  const undone = [count(answers, 'answer'), count(ratings, 'rating')].filter(
    (words) => !words.startsWith('0 '),
  );
  const remedy = stored ? '; "assay run" goes on with exactly these' : '';
  const message = `not finished: ${list(undone)} failed or were not reached${remedy}`;
  return [{ code: 'incomplete', message }, ...reasons(counted)];
}

/** Reasons told one by one; the rest are counted. */
const mostReasons = 3;

function reasons({ errors }: Tally): Warning[] {
  const often = [...errors].toSorted(([, a], [, b]) => b - a);
  const told = often.slice(0, mostReasons).map(([message, times]) => `${count(times, 'time')}: ${message}`);
  if (often.length > mostReasons)
    told.push(`${often.length - mostReasons} other reasons; "assay show" tells them`);
  return told.map((message) => ({ code: 'failed', message }));
}

function blind({ measures }: WarnedOf): Warning[] {
  return measures.flatMap(({ id, judges: judging }) => {
    const unseen = sum(judging, (judge) => judge.blind);
    if (unseen === 0) return [];
    const message = `${id}: the judge replied ${count(unseen, 'time')} without having the document before it; do not rely on this measure`;
    return [{ code: 'blind', message }];
  });
}

/** On so few questions no difference could be told from luck, however large it is. */
function noVerdictPossible({ comparisons }: WarnedOf): Warning[] {
  const byMeasure = Map.groupBy(comparisons, ({ measure }) => measure);
  const hopeless = [...byMeasure].flatMap(([measure, [first]]) => {
    if (first === undefined || first.difference.scope === 'these-questions') return [];
    const { difference, family } = first;
    const fewest = fewestClusters({ comparisons: family, alpha: 1 - difference.level });
    const most = Math.max(...(byMeasure.get(measure) ?? []).map((one) => one.difference.clusters));
    // Where nothing was measured at all, that is said as such.
    return most > 0 && most < fewest ? [{ measure, most, fewest, family }] : [];
  });
  const [worst] = hopeless;
  if (worst === undefined) return [];
  const name = hopeless.length === byMeasure.size ? '' : `${list(hopeless.map(({ measure }) => measure))}: `;
  const asked = count(worst.most, 'independent question');
  const needed = `${worst.fewest} are needed${worst.family === 1 ? '' : ` for ${worst.family} comparisons`}`;
  const message = `${name}${asked} cannot show that one candidate is better than another, however large the difference; at least ${needed}`;
  return [{ code: 'no-verdict-possible', message }];
}

/** More of these than one in twenty, and the verdicts are not what the judge writes. */
const manyContradictions = 0.05;

function contradictions({ measures, counted }: WarnedOf): Warning[] {
  return measures.flatMap(({ id }) => {
    const tallies = [...(counted.judges.get(id)?.values() ?? [])].map((judge) => judge.counts);
    const audited = sum(tallies, (counts) => counts.audited);
    const disagreeing = sum(tallies, (counts) => counts.contradictions);
    if (disagreeing === 0) return [];
    const much = disagreeing / audited > manyContradictions ? '; its verdicts are not what it writes' : '';
    const message = `${id}: the judge contradicts its own evaluation in ${disagreeing} of ${count(audited, 'rating')}${much}`;
    return [{ code: 'contradictions', message }];
  });
}

function missing({ candidates, measures }: WarnedOf): Warning[] {
  return measures.flatMap(({ id, kind }) => {
    if (kind !== 'rating') return [];
    const shares = candidates.flatMap((candidate) => {
      const counts = candidate.measures[id]?.counts;
      return counts === undefined || counts.ratingsPlanned === 0
        ? []
        : [{ id: candidate.id, share: (counts.ratingsPlanned - counts.ratings) / counts.ratingsPlanned }];
    });
    const warnings: Warning[] = [];
    for (const { id: candidate, share } of shares.filter((one) => one.share > missingShare)) {
      const message =
        share === 1
          ? `${id}: none of the ratings of ${candidate} could be had; there is no mean`
          : `${id}: ${percent(share)} of the ratings of ${candidate} are missing; the mean is of the others only`;
      warnings.push({ code: 'missing-ratings', message });
    }
    const sorted = shares.map(({ share }) => share).toSorted((a, b) => a - b);
    if ((sorted.at(-1) ?? 0) - (sorted[0] ?? 0) > missingShare + 1e-9) {
      const message = `${id}: some candidates lack more of their ratings than others, so their means do not compare fairly`;
      warnings.push({ code: 'missing-unevenly', message });
    }
    return warnings;
  });
}

function repeats({ counted, candidates }: WarnedOf): Warning[] {
  const same = candidates.filter(({ id }) => {
    const repeated = counted.candidates.get(id)?.repeats;
    return repeated !== undefined && repeated.all > 0 && repeated.identical / repeated.all > 0.95;
  });
  if (same.length === 0) return [];
  const message = `${list(same.map(({ id }) => id))}: repeated answers to a question are the same word for word, so they add no evidence`;
  return [{ code: 'identical-answers', message }];
}

function unbalanced({ counted }: WarnedOf): Warning[] {
  const uneven = [...counted.candidates].filter(([, candidate]) => hasUnevenAnswers(candidate));
  if (uneven.length === 0) return [];
  const message = `${list(uneven.map(([id]) => id))}: some questions have over 3 times as many answers as others; every question still counts the same`;
  return [{ code: 'unbalanced', message }];
}

function hasUnevenAnswers({ measures }: CandidateTally): boolean {
  return [...measures.values()].some(({ units, citations }) => {
    // How many answers to a question quote something is for the candidate to decide.
    if (citations !== null) return false;
    const sizes = [...units.values()].map(({ answers }) => answers.length).toSorted((a, b) => a - b);
    return (sizes.at(-1) ?? 0) > 3 * (sizes[0] ?? 0);
  });
}

/** One answer rated over and over measures how the judge varies, and nothing else. */
function onlyTheJudge({ candidates }: WarnedOf): Warning[] {
  const counts = candidates.flatMap(({ measures }) =>
    Object.values(measures).map((measure) => measure.counts),
  );
  const rerated = counts.filter(
    ({ questions, answers, ratings }) => answers > 0 && answers === questions && ratings > answers,
  );
  if (rerated.length === 0 || rerated.length < counts.filter(({ answers }) => answers > 0).length) return [];
  const message =
    'each question was answered once and that answer rated several times: only the noise of the judge was measured; how much the answers vary is not known';
  return [{ code: 'one-answer-each', message }];
}

/** A model that is exchanged between two calls is another instrument. */
function served({ candidates, measures, servedBefore }: WarnedOf): Warning[] {
  const models = [
    ...candidates.map(({ model, servedModels }) => ({ model: model ?? '', servedModels })),
    ...measures.flatMap((measure) => measure.judges),
  ];
  const byName = Map.groupBy(models, ({ model }) => model);
  return [...byName].flatMap(([model, uses]): Warning[] => {
    const versions = [...new Set(uses.flatMap(({ servedModels }) => servedModels))].toSorted();
    if (versions.length > 1) {
      return [
        {
          code: 'served-models-differ',
          message: `${model} was answered by several versions: ${list(versions)}; the results mix them`,
        },
      ];
    }
    const [version] = versions;
    if (version === undefined) return [];
    if (servedAnother(model, version)) {
      return [{ code: 'served-another-model', message: `${model} was asked for, and ${version} answered` }];
    }
    const earlier = servedBefore.filter((one) => one.model === model).map((one) => one.version);
    if (earlier.length === 0 || earlier.includes(version)) return [];
    const message = `${model} is answered by ${version} now; earlier calls in this journal by ${list(earlier)}: runs before and after are not alike`;
    return [{ code: 'served-model-changed', message }];
  });
}

/** The built-in judge must not be taken for one that understands. */
function baseline({ measures }: WarnedOf): Warning[] {
  if (!measures.some(({ judges }) => judges.some(({ model }) => model === 'builtin:lexical'))) return [];
  const message =
    'the judge builtin:lexical is a baseline that counts shared words: wrong answers copied from the document get high levels, and on labelled chat replies it agreed with people no better than chance (kappa 0.00); do not choose between candidates by it';
  return [{ code: 'baseline-judge', message }];
}

function unchecked({ measures }: WarnedOf): Warning[] {
  if (!measures.some(({ judges }) => judges.length > 0)) return [];
  return [{ code: 'judge-unchecked', message: 'no human labels: the judge itself is unchecked' }];
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}

function sum<Item>(items: readonly Item[], term: (item: Item) => number): number {
  return items.reduce((total, item) => total + term(item), 0);
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** Never rounded to a whole that it is not. */
function percent(share: number): string {
  return share > 0.99 && share < 1 ? 'over 99 %' : `${Math.round(share * 100)} %`;
}
