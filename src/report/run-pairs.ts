import type { Answer } from '../record/answer.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Run } from '../record/run.ts';
import type { MeasuredComparison } from '../statistics/preferences/length-slope.ts';
import { clustersOf } from './clusters.ts';
import { pairwiseOf } from './pairwise.ts';
import { pairwiseWarnings } from './pairwise-warnings.ts';
import type { PairwiseReport, Warning } from './report.ts';

/** The comparisons of a run as they are walked by: names and choices only, no texts. */
export interface RunPairs {
  /** In the order of the walk: an answer after those that it was compared with. */
  add(rated: RatedAnswer): void;
  /** What they say, once all answers have gone by. */
  report(): { readonly pairwise: PairwiseReport | null; readonly warnings: readonly Warning[] };
}

interface Chosen extends MeasuredComparison {
  readonly judge: string;
  readonly place: { readonly question: string; readonly document: string; readonly cluster: string | null };
}

export function newRunPairs({ evaluation }: Pick<Run, 'evaluation'>): RunPairs {
  const all: Chosen[] = [];
  const lengths = new Map<string, number>();
  let blind = 0;
  return {
    add(rated) {
      all.push(...chosenIn(rated, lengths));
      for (const { comparison } of rated.comparisons ?? [])
        if ('blind' in comparison && comparison.blind === true) blind += 1;
    },
    report() {
      const { statistics, seed, baseline, pairwise: plan, rubrics } = evaluation;
      const clusterOf = clustersOf(new Map(all.map(({ question, place }) => [question, place])).values());
      const rubric = rubrics.find(({ id }) => id === plan?.rubric);
      const pairwise = pairwiseOf(
        all.map(({ place, ...comparison }) => ({ ...comparison, cluster: clusterOf(place) })),
        {
          level: statistics.level,
          seed,
          rubric: rubric === undefined ? null : { id: rubric.id, version: rubric.version },
          baseline: plan?.pairs === 'baseline' ? baseline : null,
        },
      );
      const warnings =
        pairwise === null ? [] : [...blindness(blind, all.length), ...pairwiseWarnings(pairwise)];
      return { pairwise, warnings };
    },
  };
}

function chosenIn({ task, answer, comparisons = [] }: RatedAnswer, lengths: Map<string, number>): Chosen[] {
  // The other answer of each comparison has gone by before.
  const length = charactersOf(answer);
  if (length !== null) lengths.set(task.id, length);
  return comparisons.map(({ task: { first, second, judge }, comparison }) => {
    const [one, other] = [lengths.get(first.id), lengths.get(second.id)];
    const { unit } = first;
    const answers = [first, second].map(({ id }) => id);
    return {
      question: unit.id,
      first: first.candidate.id,
      second: second.candidate.id,
      winner: comparison.outcome === 'compared' ? comparison.winner : null,
      pair: JSON.stringify([judge.model, ...answers.toSorted()]),
      longer: one === undefined || other === undefined ? null : one - other,
      judge: judge.model,
      place: { question: unit.question.id, document: unit.document.id, cluster: unit.question.cluster },
    };
  });
}

function charactersOf(answer: Answer): number | null {
  return answer.outcome === 'answered' ? answer.text.length : null;
}

function blindness(blind: number, all: number): Warning[] {
  if (blind === 0) return [];
  const message = `${blind} of ${all} comparisons were made without sight of the document`;
  return [{ code: 'blind-comparisons', message }];
}
