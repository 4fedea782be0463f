import { citationWords } from '../../output/citation-words.ts';
import { oneLine } from '../../output/plain-text.ts';
import { terminalMarkdown } from '../../output/terminal-markdown.ts';
import { wrapText } from '../../output/wrap-text.ts';
import type { RatedAnswer } from '../../record/rated-answer.ts';
import { planAnswers } from '../../plan/tasks.ts';
import type { Citation } from '../../record/citation.ts';
import type { Run } from '../../record/run.ts';
import { replay } from '../../run/replay.ts';
import { chooseRun } from '../choose-run.ts';
import { journalNearby, openJournal } from '../journal-place.ts';
import { exitCodes, type ExitCode, type Outside } from '../outside.ts';
import { writeAnswer, writeRating } from '../answer-text.ts';
import { writeComparison } from '../comparison-text.ts';
import { unknownName } from '../unknown-name.ts';
import type { JournalOption, Range } from '../options.ts';

export interface ShowOptions extends JournalOption {
  readonly candidate?: string;
  readonly question?: string;
  readonly rated?: Range;
}

/** Shows the answers of a run with what was found out about each, as rendered Markdown. */
export async function show(
  named: string | undefined,
  options: ShowOptions,
  outside: Outside,
): Promise<ExitCode> {
  const journal = await openJournal(journalNearby(options.journal, outside));
  const run = await chooseRun(journal, named);
  mustBeThere(run, options);
  let shown = 0;
  for await (const rated of replay(run, journal)) {
    if (!wanted(rated, options)) continue;
    shown += 1;
    outside.results.write(`${write(rated, outside)}\n`);
  }
  await journal.close();
  if (shown === 0)
    outside.messages.write('no answer fits; leave out --rated, --candidate or --question to see more\n');
  return exitCodes.finished;
}

function mustBeThere({ evaluation }: Run, { candidate, question }: ShowOptions): void {
  const candidates = new Set(evaluation.candidates.map(({ id }) => id));
  if (candidate !== undefined && !candidates.has(candidate))
    throw unknownName(candidate, { option: '--candidate', called: 'candidate', names: candidates });
  if (question === undefined) return;
  const questions = new Set<string>();
  for (const { unit } of planAnswers(evaluation)) questions.add(unit.question.id).add(unit.id);
  if (!questions.has(question))
    throw unknownName(question, { option: '--question', called: 'question', names: questions });
}

function wanted({ task, ratings }: RatedAnswer, { candidate, question, rated }: ShowOptions): boolean {
  if (candidate !== undefined && task.candidate.id !== candidate) return false;
  if (question !== undefined && ![task.unit.id, task.unit.question.id].includes(question)) return false;
  if (rated === undefined) return true;
  return ratings.some(
    ({ rating }) => rating.outcome === 'rated' && rating.rating >= rated.from && rating.rating <= rated.to,
  );
}

function write(
  { task, answer, ratings, comparisons = [], checks, citations }: RatedAnswer,
  { results }: Outside,
): string {
  const { unit, candidate, answerIndex } = task;
  const look = { width: results.width, color: results.color };
  const heading = `${unit.question.ask} · ${candidate.id} · answer ${answerIndex}`;
  return [
    terminalMarkdown(`## ${oneLine(heading).replaceAll(/([\\`*_[\]<>#])/g, '\\$1')}`, look),
    writeAnswer(answer, look),
    ...ratings.map(({ task: { measure, judge, ratingIndex }, rating }) => {
      // One of several that rate into one measure is named.
      const isJury = ratings.some((other) => other.task.measure === measure && other.task.judge !== judge);
      return writeRating(
        `${measure}${isJury ? ` by ${judge.model}` : ''}, rating ${ratingIndex}`,
        rating,
        look,
      );
    }),
    ...comparisons.map((compared) => writeComparison(compared, look)),
    ...checks.map(
      ({ check, holds }) =>
        `check ${oneLine(check)}: ${holds === null ? 'not looked at' : holds ? 'holds' : 'does not hold'}`,
    ),
    ...citationLines(citations ?? [], look),
    '',
  ].join('\n\n');
}

function citationLines(citations: readonly Citation[], { width }: { readonly width: number }): string[] {
  if (citations.length === 0) return [];
  const lines = citations.flatMap((citation) =>
    wrapText(`citation ${oneLine(citationWords(citation))}`, width, '  '),
  );
  return [lines.join('\n')];
}
