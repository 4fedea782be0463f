import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { printProblem } from '../../evaluation/problem.ts';
import { readRows } from '../../evaluation/rows.ts';
import type { Journal } from '../../journal/journal.ts';
import { drawSheet } from '../../labels/draw-sheet.ts';
import { labelledAnswers, type LabelledAnswer } from '../../labels/labelled-answer.ts';
import { labelsOf } from '../../labels/labels-of.ts';
import { readSheet } from '../../labels/read-sheet.ts';
import { sheetColumns } from '../../labels/sheet-row.ts';
import { countedText } from '../../output/number-text.ts';
import { plainText } from '../../output/plain-text.ts';
import { toCsv } from '../../output/rows/to-csv.ts';
import type { Run } from '../../record/run.ts';
import { replay } from '../../run/replay.ts';
import { exitCodes, UsageError, type ExitCode, type Outside } from '../outside.ts';
import { openStoredRun } from '../stored-run.ts';
import type { JournalOption } from '../options.ts';

export interface LabelOptions extends JournalOption {
  /** How many questions to draw. */
  readonly draw?: number;
  /** A sheet that was filled in. */
  readonly read?: string;
  readonly rater?: string;
  readonly measure?: string;
  readonly output?: string;
}

/** Draws answers for people to label, blind, or reads what they labelled into the journal. */
export async function label(
  named: string | undefined,
  options: LabelOptions,
  outside: Outside,
): Promise<ExitCode> {
  const { draw, read } = options;
  if ((draw === undefined) === (read === undefined))
    throw new UsageError(
      'label: give either --draw <questions> for a sheet to fill in, or --read <sheet>; labelling in the browser comes with a later version',
    );
  if (draw !== undefined) refuseOldSheet(options.output, outside);
  const opened = await openStoredRun(
    named,
    read === undefined ? options : { ...options, output: undefined },
    outside,
  );
  const { run, journal, target } = opened;
  const answers = await answersOf(run, journal, options.measure);
  if (read !== undefined) await keep(read, { answers, journal, options, outside });
  else {
    const done = await doneBy(options.rater ?? null, answers, journal);
    const rows = drawSheet(answers, {
      questions: draw ?? 0,
      seed: run.evaluation.seed,
      done,
      rater: options.rater ?? '',
    });
    const seen = options.output === undefined && outside.results.isTerminal;
    await target.write(seen ? harmless(toCsv(rows, sheetColumns)) : toCsv(rows, sheetColumns));
    outside.messages.write(
      rows.length === 0
        ? 'no question is left to label\n'
        : `${countedText(rows.length, 'answer')} to label; fill in the column label, and read the sheet with "assay label --read"\n`,
    );
  }
  await journal.close();
  return exitCodes.finished;
}

/** Somebody may have filled it in. */
function refuseOldSheet(output: string | undefined, { folder }: Outside): void {
  if (output !== undefined && existsSync(resolve(folder, output)))
    throw new UsageError(
      `--output ${output}: is there already, perhaps with labels in it; read it with --read, or name another file`,
    );
}

/** A terminal must not obey what an answer holds. */
async function* harmless(written: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of written) yield plainText(piece);
}

async function answersOf(run: Run, journal: Journal, measure: string | undefined): Promise<LabelledAnswer[]> {
  const answers: LabelledAnswer[] = [];
  for await (const rated of replay(run, journal)) answers.push(...labelledAnswers(rated));
  const chosen = answers.filter((answer) => answer.measure === (measure ?? answer.measure));
  if (chosen.length > 0) return chosen;
  throw new UsageError(
    measure === undefined
      ? `the run ${run.id} holds no answer that a judge was to rate`
      : `--measure ${measure}: no judge of the run ${run.id} rates by it`,
  );
}

/** What needs no label any more: by this person, or by anybody where none is named. */
async function doneBy(
  rater: string | null,
  answers: readonly LabelledAnswer[],
  journal: Journal,
): Promise<ReadonlySet<string>> {
  const labelsFor = labelsOf(await Array.fromAsync(journal.labels()));
  const done = answers.filter((answer) => {
    const labels = labelsFor(answer);
    return rater === null ? labels.size > 0 : labels.has(rater);
  });
  return new Set(done.map(({ key }) => key));
}

interface Keeping {
  readonly answers: readonly LabelledAnswer[];
  readonly journal: Journal;
  readonly options: LabelOptions;
  readonly outside: Outside;
}

/** All labels of a sheet, or, where one of them cannot be read, none. */
async function keep(file: string, { answers, journal, options, outside }: Keeping): Promise<void> {
  const found = await readRows(resolve(outside.folder, file), {
    known: sheetColumns,
    needed: ['key', 'label'],
    others: 'passed over',
  });
  if ('refused' in found) throw new UsageError(`${file}: ${found.refused}`);
  const [broken] = found.problems.filter(({ message }) => !message.startsWith('unknown column'));
  if (broken !== undefined) throw new UsageError(printProblem({ ...broken, file }));
  const rows = found.rows.map(({ at, cells }) => ({ line: at().line ?? 0, cells }));
  const { labels, blank, faults } = readSheet(rows, answers, {
    rater: options.rater ?? null,
    at: outside.now(),
  });
  if (faults.length > 0) {
    const told = faults.slice(0, 5).map(({ line, message }) => `${file}:${line}: ${message}`);
    const more = faults.length > told.length ? `\nand ${faults.length - told.length} more` : '';
    throw new UsageError(`nothing was kept of ${file}\n${told.join('\n')}${more}`);
  }
  for (const one of labels) await journal.keepLabel(one);
  const left = blank === 0 ? '' : `; ${countedText(blank, 'row')} without one`;
  outside.results.write(`${countedText(labels.length, 'label')} kept${left}\n`);
}
