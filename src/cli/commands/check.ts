import { planAnswers, planRatings } from '../../plan/tasks.ts';
import { unitsOf } from '../../plan/units.ts';
import type { Evaluation } from '../../record/evaluation.ts';
import { oneLine } from '../../output/plain-text.ts';
import { journalBeside } from '../journal-place.ts';
import { openEvaluation } from '../open-evaluation.ts';
import { exitCodes, type ExitCode, type Outside } from '../outside.ts';
import type { JournalOption } from '../options.ts';

/** Reads an evaluation as `run` would, and says what it found. Calls no model and writes nothing. */
export async function check(
  named: string | undefined,
  options: JournalOption,
  outside: Outside,
): Promise<ExitCode> {
  const { file, folder, preparation } = await openEvaluation(named, outside);
  journalBeside(folder, options.journal, outside);
  outside.results.write(`${file}: no problems\n${describe(preparation.evaluation)}\n`);
  return exitCodes.finished;
}

/** What the file comes to, so that a slip that is no error can be seen. */
function describe(evaluation: Evaluation): string {
  const documents = evaluation.documents.map(
    ({ id, kind, pageCount }) => `${id} (${kind}, ${pageCount} pages)`,
  );
  const tasks = [...planAnswers(evaluation)];
  const ratings = tasks.reduce((sum, task) => sum + planRatings(evaluation, task).length, 0);
  const judges = evaluation.judges.map((judge) => `${judge.model} by ${judge.rubric}, turns: ${judge.turns}`);
  return [
    `documents   ${documents.join(', ')}`,
    `candidates  ${evaluation.candidates.map(({ id, model }) => `${id} (${model.split(':', 1)[0] === 'given' ? 'given answers' : model})`).join(', ')}`,
    `questions   ${unitsOf(evaluation).length}`,
    `judges      ${judges.join('; ')}`,
    `checks      ${evaluation.checks.map(({ id }) => id).join(', ') || 'none'}`,
    `planned     ${tasks.length} answers, ${ratings} ratings`,
  ]
    .map(oneLine)
    .join('\n');
}
