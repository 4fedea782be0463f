import { CommanderError } from 'commander';
import { plainText } from '../output/plain-text.ts';
import { exitCodes, type ExitCode, type Outside } from './outside.ts';

/** What errors that say in one line what the user can do end with: by name, so that no room has to be loaded to know them. */
const oneLine: ReadonlyMap<string, ExitCode> = new Map([
  ...['UsageError', 'ResultError', 'JournalError', 'DocumentError', 'ModelError', 'EvaluationError'].map(
    (name) => [name, exitCodes.unusable] as const,
  ),
  ...['RunBrokenError', 'AfterCallsError'].map((name) => [name, exitCodes.incomplete] as const),
]);

/** Says on stderr, in one line, what an error means for whoever typed the command. Returns the exit code. */
export function explain(error: unknown, { messages, verbose }: Outside): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.finished : exitCodes.unusable;
  const problem = error instanceof Error ? error : new Error(String(error));
  const known = oneLine.get(problem.name);
  const words =
    known !== undefined ? problem.message : `a bug in Assay: ${problem.message} (--verbose shows where)`;
  // Editors find `file:line:column` at the beginning of a line only.
  const opening = problem.name === 'EvaluationError' ? '' : 'assay: ';
  messages.write(`${plainText(`${opening}${words}`)}\n`);
  if (verbose && problem.stack !== undefined) messages.write(`${plainText(problem.stack)}\n`);
  return known ?? exitCodes.bug;
}
