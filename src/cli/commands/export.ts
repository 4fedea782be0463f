import type { Journal } from '../../journal/journal.ts';
import type { Run } from '../../record/run.ts';
import { plainText } from '../../output/plain-text.ts';
import { answerColumns, answerRows } from '../../output/rows/answer-rows.ts';
import { citationColumns, citationRows } from '../../output/rows/citation-rows.ts';
import { comparisonColumns, comparisonRows } from '../../output/rows/comparison-rows.ts';
import { labelColumns, labelRows, type LabelRow } from '../../output/rows/label-rows.ts';
import { ratingColumns, ratingRows } from '../../output/rows/rating-rows.ts';
import { toCsv } from '../../output/rows/to-csv.ts';
import { toJsonl } from '../../output/rows/to-jsonl.ts';
import { replay } from '../../run/replay.ts';
import { storedFacts } from '../../run/stored-facts.ts';
import { exitCodes, UsageError, type ExitCode, type Outside } from '../outside.ts';
import { openStoredRun } from '../stored-run.ts';
import type { JournalOption } from '../options.ts';

export interface ExportOptions extends JournalOption {
  /** Ratings, where none are named. */
  readonly rows?: RowKind;
  readonly format: 'jsonl' | 'csv' | 'markdown' | 'junit' | 'html';
  readonly output?: string;
}

type RowKind = 'ratings' | 'comparisons' | 'answers' | 'citations' | 'labels';

/** Writes a stored run out, streamed: rows, or the report with its answers. */
export async function exportRun(
  named: string | undefined,
  options: ExportOptions,
  outside: Outside,
): Promise<ExitCode> {
  const { rows, format } = options;
  if (rows !== undefined && format !== 'jsonl' && format !== 'csv')
    throw new UsageError(
      `--rows ${rows}: ${format} holds the report, not rows; leave out --rows or --format`,
    );
  const { run, journal, target } = await openStoredRun(named, options, outside);
  const written = await chunks(run, journal, options);
  const seen = options.output === undefined && outside.results.isTerminal;
  await target.write(seen ? harmless(written) : written);
  if (rows === 'comparisons' && run.evaluation.pairwise === undefined)
    outside.messages.write(
      'no comparisons: this run compares no answers with each other; "pairwise: {pairs: all}" in its file does, and asks nothing twice\n',
    );
  if (rows === 'citations' && run.evaluation.citations !== true)
    outside.messages.write(
      `no citations: this run looks none up; "citations: true" in its file does, and asks nothing twice\n`,
    );
  await journal.close();
  return exitCodes.finished;
}

/** CSV keeps every character for whoever reads it back; a terminal must not obey them. */
async function* harmless(written: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  for await (const chunk of written) yield plainText(chunk);
}

async function chunks(
  run: Run,
  journal: Journal,
  { rows = 'ratings', format }: ExportOptions,
): Promise<AsyncIterable<string> | Iterable<string>> {
  if (format === 'jsonl' || format === 'csv') return rowChunks(run, journal, { rows, format });
  const { reportOfRun } = await import('../../report/report-of-run.ts');
  const report = await reportOfRun(run, await storedFacts(run, journal));
  if (format === 'markdown') return [(await import('../../output/markdown.ts')).renderMarkdown(report)];
  if (format === 'junit') return [(await import('../../output/junit.ts')).renderJunit(report)];
  return (await import('../../output/html.ts')).renderHtml(report, replay(run, journal));
}

function rowChunks(
  run: Run,
  journal: Journal,
  { rows, format }: { rows: RowKind; format: 'jsonl' | 'csv' },
): AsyncIterable<string> {
  const csv = format === 'csv';
  switch (rows) {
    case 'ratings': {
      const ratings = ratingRows(run.id, replay(run, journal));
      return csv ? toCsv(ratings, ratingColumns) : toJsonl(ratings);
    }
    case 'answers': {
      const answers = answerRows(run.id, replay(run, journal));
      return csv ? toCsv(answers, answerColumns) : toJsonl(answers);
    }
    case 'citations': {
      const citations = citationRows(run.id, replay(run, journal));
      return csv ? toCsv(citations, citationColumns) : toJsonl(citations);
    }
    case 'comparisons': {
      const comparisons = comparisonRows(run.id, replay(run, journal));
      return csv ? toCsv(comparisons, comparisonColumns) : toJsonl(comparisons);
    }
    case 'labels': {
      const labels = labelsIn(run, journal);
      return csv ? toCsv(labels, labelColumns) : toJsonl(labels);
    }
  }
}

async function* labelsIn(run: Run, journal: Journal): AsyncGenerator<LabelRow> {
  yield* labelRows(run.id, replay(run, journal), await Array.fromAsync(journal.labels()));
}
