import { askCandidate } from '../../answers/ask-candidate.ts';
import { printProblem } from '../../evaluation/problem.ts';
import { rate } from '../../judges/rate.ts';
import { jsonText } from '../../output/json-text.ts';
import { plainText } from '../../output/plain-text.ts';
import { singleEvaluation, singleRun } from '../../library/single-evaluation.ts';
import { planAnswers, planRatings } from '../../plan/tasks.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Answer } from '../../record/answer.ts';
import type { Rating } from '../../record/rating.ts';
import type { AnswerTask, RatingTask } from '../../record/task.ts';
import type { Environment } from '../../models/environment.ts';
import { openCaller } from '../../run/open-caller.ts';
import { EvaluationError, prepareValue, type Preparation } from '../../run/prepare.ts';
import { afterCalls } from '../after-calls.ts';
import { pauseNotice, stopNotice } from '../notices.ts';
import { liveText } from '../live-text.ts';
import { environmentIn } from '../environment-in.ts';
import { journalBeside, openJournal } from '../journal-place.ts';
import { exitCodes, UsageError, type ExitCode, type Outside } from '../outside.ts';
import { settled } from '../result.ts';
import { writeAnswer, writeRating } from '../answer-text.ts';
import type { JournalOption } from '../options.ts';

export interface AskOptions extends JournalOption {
  readonly model: string;
  readonly guidance?: string;
  readonly rubric: string;
  readonly judge: string;
  readonly turns: 'one' | 'two';
  readonly format: 'text' | 'json';
}

/** One answer, its written evaluation and its level. Asked again, it repeats them from the journal. */
export async function ask(
  typed: AskOptions & { document: string; request: string },
  outside: Outside,
): Promise<ExitCode> {
  const environment = await environmentIn(outside.folder, outside);
  const preparation = await prepare(typed, environment, outside);
  const { evaluation } = preparation;
  const [task] = planAnswers(evaluation);
  const [ratingTask] = task === undefined ? [] : planRatings(evaluation, task);
  if (task === undefined || ratingTask === undefined) throw new UsageError('there is nothing to ask');
  const journal = await openJournal(
    journalBeside({ folder: outside.folder, environment }, typed.journal, outside),
  );
  try {
    return await answerAndRate(typed, { preparation, journal, task, ratingTask }, outside);
  } catch (error) {
    throw afterCalls(error, 'calls that are kept are not paid again');
  } finally {
    await journal.close();
  }
}

interface Asked {
  readonly preparation: Preparation;
  readonly journal: Journal;
  readonly task: AnswerTask;
  readonly ratingTask: RatingTask;
}

async function answerAndRate(
  typed: AskOptions,
  { preparation, journal, task, ratingTask }: Asked,
  outside: Outside,
): Promise<ExitCode> {
  const live = liveText(typed, outside);
  const { now, signal } = outside;
  const callers = { run: singleRun, now, signal, onStop: stopNotice(outside), onPause: pauseNotice(outside) };
  const { seed, prices, prompts } = preparation.evaluation;
  const facts = { seed, prices, prompts, freshness: '0' };

  const answer = await askCandidate(
    task,
    await openCaller(preparation, journal, { ...callers, onText: live.onText }),
    facts,
  );
  if (typed.format === 'text') outside.results.write(live.rest(writeAnswer(answer, outside.results)));
  const rating = await rate(
    { task: ratingTask, answer },
    await openCaller(preparation, journal, callers),
    facts,
  );
  outside.results.write(
    typed.format === 'json'
      ? `${jsonText({ answer, rating }, 2)}\n`
      : `\n${writeRating(`Evaluation by ${typed.judge}, ${typed.rubric}`, rating, outside.results)}\n`,
  );
  await settled(outside.results);
  return exitCodeOf(answer, rating);
}

async function prepare(
  typed: AskOptions & { document: string; request: string },
  environment: Environment,
  outside: Outside,
): Promise<Preparation> {
  const place = { folder: outside.folder, environment };
  const preparation = await prepareValue(singleEvaluation(typed), place).catch((error: unknown) => {
    throw error instanceof EvaluationError ? new UsageError(asTyped(error)) : error;
  });
  for (const { message } of preparation.warnings) outside.messages.write(`! ${plainText(message)}\n`);
  return preparation;
}

/** Nobody who asks has written a file: what is wrong is named as it was typed. */
const typedNames = new Map([
  ['document', '<document>'],
  ['questions[0]', '<request>'],
  ['candidates[0].model', '--model'],
  ['candidates[0].guidance', '--guidance'],
  ['judge.model', '--judge'],
  ['judge.rubric', '--rubric'],
]);

function asTyped({ problems }: EvaluationError): string {
  return problems
    .map((found) =>
      printProblem({
        ...found,
        key: typedNames.get(found.key) ?? found.key,
        message: found.message.replace(...inAFile),
      }),
    )
    .join('\n');
}

/** What can be said in a file only. */
const inAFile = ['set allowPrivate: true', 'name it in an evaluation file with allowPrivate: true'] as const;

function exitCodeOf(answer: Answer, rating: Rating): ExitCode {
  return answer.outcome === 'error' || rating.outcome === 'error' ? exitCodes.incomplete : exitCodes.finished;
}
