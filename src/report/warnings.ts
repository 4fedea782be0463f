import type { CandidateReport, MeasureReport, Warning } from './report.ts';
import type { Tally } from './tally.ts';
import { fewestDocuments } from './clusters.ts';

interface WarnedOf {
  readonly candidates: readonly CandidateReport[];
  readonly measures: readonly MeasureReport[];
  readonly counted: Tally;
}

/** Below this many questions a report says that they are few. */
const fewQuestions = 20;
/** Below this many, they are said to say little about others. */
const veryFewQuestions = 5;
/** A larger share of missing ratings is warned of, and so is a larger difference between candidates. */
const missingShare = 0.05;

/** What a reader should know before believing the numbers, most weighty first. */
export function warningsOf(of: WarnedOf): Warning[] {
  return [
    ...incomplete(of),
    ...blind(of),
    ...missing(of),
    ...questions(of),
    ...documents(of),
    ...repeats(of),
    ...unbalanced(of),
    ...judges(of),
  ];
}

function incomplete({ candidates }: WarnedOf): Warning[] {
  const errors = sum(candidates, ({ counts }) => counts.errors);
  const ratingErrors = sum(candidates, ({ measures }) =>
    sum(Object.values(measures), ({ counts }) => counts.errors),
  );
  if (errors + ratingErrors === 0) return [];
  const message = `not all is done: ${count(errors, 'answer')} and ${count(ratingErrors, 'rating')} are missing for an error or were not reached; "assay run" goes on with exactly these`;
  return [{ code: 'incomplete', message }];
}

function blind({ measures }: WarnedOf): Warning[] {
  return measures.flatMap(({ id, judges: judging }) => {
    const unseen = sum(judging, (judge) => judge.blind);
    if (unseen === 0) return [];
    return [
      {
        code: 'blind',
        message: `${id}: ${count(unseen, 'rating')} made without sight of the document; do not rely on them`,
      },
    ];
  });
}

function missing({ candidates, measures }: WarnedOf): Warning[] {
  return measures.flatMap(({ id, kind }) => {
    if (kind !== 'rating') return [];
    const shares = candidates.flatMap((candidate) => {
      const counts = candidate.measures[id]?.counts;
      return counts === undefined || counts.ratingsPlanned === 0
        ? []
        : [{ id: candidate.id, share: 1 - counts.ratings / counts.ratingsPlanned }];
    });
    const warnings: Warning[] = [];
    for (const { id: candidate, share } of shares.filter((one) => one.share > missingShare)) {
      const message = `${id}: ${percent(share)} of the ratings of ${candidate} are missing; the mean may hide what they would have been`;
      warnings.push({ code: 'missing-ratings', message });
    }
    const spread = Math.max(...shares.map((one) => one.share)) - Math.min(...shares.map((one) => one.share));
    if (shares.length > 1 && spread > missingShare) {
      warnings.push({
        code: 'missing-unevenly',
        message: `${id}: some candidates miss more ratings than others; their means are not alike`,
      });
    }
    return warnings;
  });
}

function questions({ candidates, measures, counted }: WarnedOf): Warning[] {
  const asked = counted.units.size;
  if (asked === 0 || asked >= fewQuestions) return [];
  if (asked === 1)
    return [{ code: 'one-question', message: 'one question gives no interval: ask more questions' }];
  const unseen = percent(1 - 0.05 ** (1 / asked));
  const hidden = `a failure on up to ${unseen} of questions could stay unseen`;
  const warnings: Warning[] = [
    asked < veryFewQuestions
      ? {
          code: 'very-few-questions',
          message: `${asked} questions say little about others: the intervals are wide for that reason, and ${hidden}`,
        }
      : {
          code: 'few-questions',
          message: `${asked} questions are few; ${fewQuestions} or more give steadier intervals. With ${asked}, ${hidden}`,
        },
  ];
  const atCeiling =
    asked < 10 &&
    measures.some(({ id, scale }) =>
      candidates.some((candidate) => nearCeiling(candidate.measures[id]?.mean.estimate ?? null, scale)),
    );
  if (atCeiling) {
    warnings.push({
      code: 'near-ceiling',
      message:
        'a mean near the end of its scale with fewer than 10 questions: its interval holds less often than it says',
    });
  }
  return warnings;
}

function nearCeiling(mean: number | null, { min, max }: { min: number; max: number }): boolean {
  return mean !== null && (max - mean < (max - min) / 10 || mean - min < (max - min) / 10);
}

function documents({ counted }: WarnedOf): Warning[] {
  const named = new Set(
    [...counted.units.values()].map((place) => place.document).filter((id) => id !== null),
  );
  if (named.size < 2 || named.size >= fewestDocuments) return [];
  return [
    {
      code: 'few-documents',
      message: `${named.size} documents: the questions count as the evidence; nothing is known about other documents`,
    },
  ];
}

function repeats({ counted, candidates }: WarnedOf): Warning[] {
  const same = candidates.filter(({ id }) => {
    const repeated = counted.candidates.get(id)?.repeats;
    return repeated !== undefined && repeated.all > 0 && repeated.identical / repeated.all > 0.95;
  });
  if (same.length === 0) return [];
  return [
    {
      code: 'identical-answers',
      message: `${list(same.map(({ id }) => id))}: repeated answers are the same word for word; they are no fresh evidence`,
    },
  ];
}

function unbalanced({ counted }: WarnedOf): Warning[] {
  const uneven = [...counted.candidates].filter(([, { measures }]) =>
    [...measures.values()].some(({ units }) => {
      const sizes = [...units.values()].map(({ answers }) => answers.size);
      return Math.max(...sizes) > 3 * Math.min(...sizes);
    }),
  );
  if (uneven.length === 0) return [];
  return [
    {
      code: 'unbalanced',
      message: `${list(uneven.map(([id]) => id))}: some questions have over 3 times as many answers as others; every question still counts the same`,
    },
  ];
}

function judges({ measures }: WarnedOf): Warning[] {
  const models = new Set(measures.flatMap((measure) => measure.judges.map((judge) => judge.model)));
  const warnings: Warning[] = [];
  if (models.has('builtin:lexical')) {
    const message =
      'builtin:lexical compares words, not meaning, and always rates the same answer the same: a baseline, whose agreement with people is not measured here';
    warnings.push({ code: 'baseline-judge', message });
  }
  if (models.size > 0) {
    warnings.push({ code: 'judge-unchecked', message: 'no human labels: the judge itself is unchecked' });
  }
  return warnings;
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

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
