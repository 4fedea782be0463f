import type { ComparisonTask } from '../record/comparison.ts';
import type { Evaluation, Judge } from '../record/evaluation.ts';
import { measureName } from '../record/measure-name.ts';
import type { AnswerTask } from '../record/task.ts';
import { candidatePairs } from './pairs.ts';
import { answerFinder, idPart } from './tasks.ts';

/**
 * The comparisons that an answer takes part in with answers of candidates before its own: answer i meets answer i,
 * in both orders, by every judge that compares. So each comparison is planned once, with the later of its two answers.
 */
export function planComparisons(evaluation: Evaluation): (answer: AnswerTask) => ComparisonTask[] {
  const { pairwise, candidates } = evaluation;
  if (pairwise === undefined) return () => [];
  const rubric = evaluation.rubrics.find(({ id }) => id === pairwise.rubric);
  if (rubric === undefined) throw new Error(`the evaluation holds no rubric "${pairwise.rubric}"`);
  const find = answerFinder(evaluation);
  const places = new Map(candidates.map(({ id }, index) => [id, index]));
  const pairs = candidatePairs(evaluation, pairwise.pairs);
  const judges = comparing(evaluation);
  const place = (id: string): number => places.get(id) ?? 0;
  return (answer) => {
    const own = answer.candidate.id;
    const met = pairs
      .filter(({ a, b }) => a === own || b === own)
      .map(({ a, b }) => place(a === own ? b : a))
      .filter((other) => other < place(own));
    const others = met
      .toSorted((one, other) => one - other)
      .flatMap((index) => candidates[index] ?? [])
      .flatMap((candidate) => find(candidate, answer.unit, answer.answerIndex) ?? []);
    return others.flatMap((other) =>
      judges.flatMap((judge, index) => {
        const measure = measureName(judge, rubric.id);
        const by = index === 0 ? measure : `${measure}/${idPart(judge.model)}`;
        return [[other, answer] as const, [answer, other] as const].map(([first, second]) => ({
          id: `${first.id}/${idPart(second.candidate.id)}/${by}/pair`,
          first,
          second,
          judge,
          rubric,
          measure,
        }));
      }),
    );
  };
}

/** The first judge; where it is one of several models that rate into one measure, all of these. */
function comparing({ judges }: Evaluation): Judge[] {
  const [leading] = judges;
  return judges.filter(({ id, rubric }) => id === leading?.id && rubric === leading?.rubric);
}
