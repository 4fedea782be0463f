import { replaying } from '../calls/replay.ts';
import type { Journal } from '../journal/journal.ts';
import { planAnswers } from '../plan/tasks.ts';
import { unitsOf } from '../plan/units.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Run } from '../record/run.ts';
import { citing } from './cite.ts';
import type { EarlyStop } from './early-stop.ts';
import type { Looks } from './looks.ts';
import { openEarlyStop } from './open-early-stop.ts';
import { walk, type WalkFacts } from './walk.ts';

/**
 * The stored run, walked again without asking anybody, in the evaluation's order: what reports, pages and
 * exports read. Of a run that stopped early, the questions that its last look rests on, and no others.
 */
export async function* replay(run: Run, journal: Journal): AsyncGenerator<RatedAnswer> {
  const facts = await factsOf(run, journal);
  const early = await lookedAgain(facts);
  const used = early === null ? null : new Set(early.used().map(({ id }) => id));
  const units = unitsOf(run.evaluation).filter(({ id }) => used === null || used.has(id));
  const cite = citing(run.evaluation, journal);
  yield* walk({ ...facts, cite }, planAnswers(run.evaluation, units));
}

/** The looks of a stored run, made again; null where all of its questions are asked. */
export async function replayLooks(run: Run, journal: Journal): Promise<Looks | null> {
  const early = await lookedAgain(await factsOf(run, journal));
  return early?.looks() ?? null;
}

async function factsOf(run: Run, journal: Journal): Promise<WalkFacts> {
  const { evaluation, freshness } = run;
  const askedAgain = await journal.askedAgain(run.id);
  return { evaluation, freshness, askedAgain, caller: replaying(journal, run.id), cite: null };
}

/** Goes through the questions in the order in which they were asked, as far as looks can be made. */
async function lookedAgain(facts: WalkFacts): Promise<EarlyStop | null> {
  const early = await openEarlyStop(facts.evaluation);
  if (early === null) return null;
  for await (const rated of walk(facts, planAnswers(facts.evaluation, early.order))) {
    early.add(rated);
    if (early.isOver) break;
  }
  return early;
}
