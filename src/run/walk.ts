/** Walks every task from document to rating. */
import { askCandidate } from '../answers/ask-candidate.ts';
import type { AskFacts } from '../answers/request.ts';
import type { Caller } from '../calls/caller.ts';
import { checkAnswer } from '../checks/check-answer.ts';
import { compare } from '../judges/compare.ts';
import { rate } from '../judges/rate.ts';
import { planComparisons } from '../plan/comparisons.ts';
import { planAnswers, planRatings } from '../plan/tasks.ts';
import type { ComparisonTask } from '../record/comparison.ts';
import type { Evaluation } from '../record/evaluation.ts';
import type { ComparedAnswers, RatedAnswer } from '../record/rated-answer.ts';
import type { AnswerTask, RatingTask } from '../record/task.ts';
import type { Cite } from './cite.ts';
import { holdAnswers } from './held-answers.ts';

/** What a walk needs beside its tasks. Whether calls are paid for or only read is the caller's secret. */
export interface WalkFacts {
  readonly evaluation: Evaluation;
  readonly freshness: number;
  /** How often each task was asked again; those never asked again are left out. */
  readonly askedAgain: ReadonlyMap<string, number>;
  readonly caller: Caller;
  /** Null where the evaluation asks for no citations. */
  readonly cite: Cite | null;
}

/** All planned answers with their ratings and checks, one after the other, in the evaluation's order. */
export async function* walk(
  facts: WalkFacts,
  tasks = planAnswers(facts.evaluation),
): AsyncGenerator<RatedAnswer> {
  const walkAnswer = newWalker(facts);
  for (const task of tasks) yield await walkAnswer(task);
}

/**
 * One task's whole way: asked, rated by every judge, compared with answers of candidates before its own, checked, and its
 * citations looked up. `callerOf` gives another caller to some tasks.
 */
export function newWalker(
  facts: WalkFacts,
  callerOf: (task: AnswerTask) => Caller = () => facts.caller,
): (task: AnswerTask) => Promise<RatedAnswer> {
  const { evaluation, cite } = facts;
  const comparisonsOf = planComparisons(evaluation);
  const answers = holdAnswers(evaluation, (task) =>
    askCandidate(task, callerOf(task), askFacts(task, facts)),
  );
  const judgeFacts = (task: RatingTask | ComparisonTask) => ({
    ...askFacts(task, facts),
    prompts: evaluation.prompts,
  });

  async function compareAll(task: AnswerTask): Promise<ComparedAnswers[]> {
    const compared = [];
    for (const pair of comparisonsOf(task)) {
      const [first, second] = [await answers.of(pair.first), await answers.of(pair.second)];
      const comparison = await compare({ task: pair, first, second }, callerOf(task), judgeFacts(pair));
      compared.push({ task: pair, comparison });
    }
    return compared;
  }

  return async (task) => {
    const answer = await answers.of(task);
    const ratings = [];
    for (const ratingTask of planRatings(evaluation, task)) {
      const rating = await rate({ task: ratingTask, answer }, callerOf(task), judgeFacts(ratingTask));
      ratings.push({ task: ratingTask, rating });
    }
    const comparisons = evaluation.pairwise === undefined ? {} : { comparisons: await compareAll(task) };
    answers.walked(task);
    const checks = checkAnswer(task, answer, evaluation.checks);
    const citations = cite === null ? {} : { citations: await cite(task, answer) };
    return { task, answer, ratings, ...comparisons, checks, ...citations };
  };
}

/** A task asked again is a call of its own: the freshness says how often. */
function askFacts(task: { readonly id: string }, facts: WalkFacts): AskFacts {
  const again = facts.askedAgain.get(task.id) ?? 0;
  const freshness = again === 0 ? String(facts.freshness) : `${facts.freshness} again ${again}`;
  const { seed, prices } = facts.evaluation;
  return { seed, freshness, prices };
}
