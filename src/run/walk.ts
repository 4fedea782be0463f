/** Walks every task from document to rating. */
import { askCandidate } from '../answers/ask-candidate.ts';
import type { AskFacts } from '../answers/request.ts';
import type { Caller } from '../calls/caller.ts';
import { checkAnswer } from '../checks/check-answer.ts';
import { rate } from '../judges/rate.ts';
import { planAnswers, planRatings } from '../plan/tasks.ts';
import type { Evaluation } from '../record/evaluation.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { AnswerTask, RatingTask } from '../record/task.ts';
import type { Cite } from './cite.ts';

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
  for (const task of tasks) yield await walkAnswer(task, facts);
}

/** One task's whole way: asked, rated by every judge, checked, and its citations looked up. */
export async function walkAnswer(task: AnswerTask, facts: WalkFacts): Promise<RatedAnswer> {
  const { evaluation, caller, cite } = facts;
  const answer = await askCandidate(task, caller, askFacts(task, facts));
  const ratings = [];
  for (const ratingTask of planRatings(evaluation, task)) {
    const judgeFacts = { ...askFacts(ratingTask, facts), prompts: evaluation.prompts };
    ratings.push({ task: ratingTask, rating: await rate({ task: ratingTask, answer }, caller, judgeFacts) });
  }
  const checks = checkAnswer(task, answer, evaluation.checks);
  const citations = cite === null ? {} : { citations: await cite(task, answer) };
  return { task, answer, ratings, checks, ...citations };
}

/** A task asked again is a call of its own: the freshness says how often. */
function askFacts(task: AnswerTask | RatingTask, facts: WalkFacts): AskFacts {
  const again = facts.askedAgain.get(task.id) ?? 0;
  const freshness = again === 0 ? String(facts.freshness) : `${facts.freshness} again ${again}`;
  const { seed, prices } = facts.evaluation;
  return { seed, freshness, prices };
}
