import { Command, InvalidArgumentError, Option } from 'commander';
import { oneLine } from '../output/plain-text.ts';
import type { ExitCode, Outside } from './outside.ts';

/** What is told at the end of every help page. */
const exitCodesHelp = `
Exit codes: 0 finished · 1 finished, but a condition does not hold · 2 nothing was called: usage, file, key, journal ·
3 incomplete, "assay run" goes on · 130 interrupted · 70 a bug in Assay`;

const runArgument = 'id of a run, or its beginning; the last run where none is given';
const evaluationArgument =
  'file of an evaluation, or its folder; assay.yaml, else assay.config.ts, where none is given';

/** The tree of commands. Each loads its own code only when it is typed. */
export function program(outside: Outside, done: (code: ExitCode) => void): Command {
  const root = new Command('assay')
    .description('Evaluates what language models answer about documents.')
    .version(outside.version)
    .option('--verbose', 'show the stack of an error')
    .addHelpText('after', exitCodesHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => outside.out.write(text),
      writeErr: (text) => outside.err.write(text),
      getOutHelpWidth: () => outside.out.width,
      outputError: (text, write) => write(`assay: ${usageLine(text)}\n`),
    });

  const command = (name: string, description: string, examples: readonly string[]): Command =>
    root
      .command(name)
      .description(description)
      .addHelpText('after', `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`);

  command('ask', 'One answer about a document, its written evaluation and its level.', [
    'assay ask report.pdf "Summarize the training process" --rubric summarization',
    'assay ask notes.md "How long is the notice period?" --guidance "Answer in one sentence."',
  ])
    .argument('<document>', 'path or https URL of a PDF, Markdown, HTML or text document')
    .argument('<request>', 'what to ask about it')
    .option('--model <provider:model>', 'the model that answers', 'builtin:extractive')
    .option('--guidance <text>', 'system instruction for the answer')
    .option('--rubric <rubric>', 'what the judge rates by: a built-in rubric or a file', 'question-answering')
    .option('--judge <provider:model>', 'the model that rates', 'builtin:lexical')
    .addOption(new Option('--turns <turns>', 'turns of the judge').choices(['one', 'two']).default('two'))
    .addOption(journalOption())
    .addOption(
      new Option('--format <format>', 'form of the result').choices(['text', 'json']).default('text'),
    )
    .action(async (document: string, request: string, options: AskOptions) => {
      done(await (await import('./commands/ask.ts')).ask({ document, request, ...options }, outside));
    });

  command('init', 'Writes an evaluation to begin with: assay.yaml, a small document, a .gitignore line.', [
    'assay init',
    'assay init reports',
  ])
    .argument('[folder]', 'where to write', '.')
    .option('--yes', 'ask nothing')
    .action(async (folder: string) => {
      done(await (await import('./commands/init.ts')).init(folder, outside));
    });

  command('check', 'Finds everything that "run" would refuse, without calling a model.', [
    'assay check',
    'assay check reports/assay.yaml',
  ])
    .argument('[evaluation]', evaluationArgument)
    .addOption(journalOption())
    .action(async (evaluation: string | undefined, options: JournalOption) => {
      done(await (await import('./commands/check.ts')).check(evaluation, options, outside));
    });

  command('plan', 'Says what a run would cost: calls, tokens, price, minutes.', [
    'assay plan',
    'assay plan --format json',
  ])
    .argument('[evaluation]', evaluationArgument)
    .addOption(journalOption())
    .addOption(
      new Option('--format <format>', 'form of the result').choices(['table', 'json']).default('table'),
    )
    .action(async (evaluation: string | undefined, options: JournalOption & { format: 'table' | 'json' }) => {
      done(await (await import('./commands/plan.ts')).plan(evaluation, options, outside));
    });

  command(
    'run',
    'Runs an evaluation, or goes on with it, and reports. What was paid before is not paid again.',
    [
      'assay run',
      'assay run --format markdown --output report.md',
      'assay run --again errors,no-verdict',
      'assay run --fresh',
    ],
  )
    .argument('[evaluation]', evaluationArgument)
    .option('--fresh', 'make every call anew')
    .option('--again <kinds>', 'ask once more what ended so: errors, no-answer, no-verdict', readAgain)
    .option('--only <ids...>', 'only these candidates or questions')
    .option('--concurrency <n>', 'answers under way at the same time', readCount, 8)
    .option('--max-cost <usd>', 'stop before this cost (comes with a later version)')
    .option('--yes', 'ask nothing')
    .addOption(journalOption())
    .addOption(formatOption())
    .addOption(outputOption())
    .action(async (evaluation: string | undefined, options: RunOptions) => {
      done(await (await import('./commands/run.ts')).run(evaluation, options, outside));
    });

  command('report', 'Reports a stored run once more, recomputed from its calls.', [
    'assay report',
    'assay report run-3f --format json',
  ])
    .argument('[run]', runArgument)
    .addOption(journalOption())
    .addOption(formatOption())
    .addOption(outputOption())
    .action(async (run: string | undefined, options: ReportOptions) => {
      done(await (await import('./commands/report.ts')).report(run, options, outside));
    });

  command('runs', 'Lists the stored runs, newest first.', ['assay runs', 'assay runs --format json'])
    .addOption(journalOption())
    .addOption(
      new Option('--format <format>', 'form of the list').choices(['table', 'json']).default('table'),
    )
    .action(async (options: JournalOption & { format: 'table' | 'json' }) => {
      done(await (await import('./commands/runs.ts')).runs(options, outside));
    });

  command('show', 'Shows answers with their written evaluations, ratings and checks.', [
    'assay show',
    'assay show --candidate Terse --rated 1..2',
    'assay show --question layers',
  ])
    .argument('[run]', runArgument)
    .option('--candidate <id>', 'only this candidate')
    .option('--question <id>', 'only this question')
    .option('--rated <range>', 'only answers with a rating in this range, such as 1..2', readRange)
    .addOption(journalOption())
    .action(async (run: string | undefined, options: ShowOptions) => {
      done(await (await import('./commands/show.ts')).show(run, options, outside));
    });

  command('export', 'Writes a run out: rows as JSONL or CSV, or the report as Markdown or one HTML file.', [
    'assay export --rows ratings --format csv --output ratings.csv',
    'assay export --format html --output report.html',
  ])
    .argument('[run]', runArgument)
    .addOption(
      new Option('--rows <kind>', 'which rows')
        .choices(['ratings', 'comparisons', 'answers', 'labels'])
        .default('ratings'),
    )
    .addOption(
      new Option('--format <format>', 'form of the export')
        .choices(['jsonl', 'csv', 'markdown', 'html'])
        .default('jsonl'),
    )
    .addOption(journalOption())
    .addOption(outputOption())
    .action(async (run: string | undefined, options: ExportOptions) => {
      done(await (await import('./commands/export.ts')).exportRun(run, options, outside));
    });

  command(
    'analyze',
    'The same statistics over ratings made elsewhere: CSV or JSONL with candidate, question, rating.',
    ['assay analyze ratings.csv', 'assay analyze scores.csv --map rating=score --scale 0..10'],
  )
    .argument('<file>', 'CSV or JSONL file with one rating a row')
    .option('--map <pairs>', 'columns under other names, such as rating=score,candidate=system', readPairs)
    .option('--measure <id>', 'which measure, where the file holds several')
    .option('--scale <range>', 'least and greatest rating, such as 1..5', readRange)
    .option('--pass <rating>', 'an answer passes from this mean rating', readNumber)
    .option('--level <level>', 'confidence level of the intervals', readLevel, 0.95)
    .addOption(formatOption())
    .addOption(outputOption())
    .action(async (file: string, options: AnalyzeOptions) => {
      done(await (await import('./commands/analyze.ts')).analyze(file, options, outside));
    });

  return root;
}

export interface JournalOption {
  readonly journal?: string;
}

export interface ReportOptions extends JournalOption {
  readonly format: 'table' | 'json' | 'markdown';
  readonly output?: string;
}

export interface AskOptions extends JournalOption {
  readonly model: string;
  readonly guidance?: string;
  readonly rubric: string;
  readonly judge: string;
  readonly turns: 'one' | 'two';
  readonly format: 'text' | 'json';
}

export interface RunOptions extends ReportOptions {
  readonly fresh?: boolean;
  readonly again?: ReadonlySet<'errors' | 'no-answer' | 'no-verdict'>;
  readonly only?: readonly string[];
  readonly concurrency: number;
  readonly maxCost?: string;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface ShowOptions extends JournalOption {
  readonly candidate?: string;
  readonly question?: string;
  readonly rated?: Range;
}

export interface ExportOptions extends JournalOption {
  readonly rows: 'ratings' | 'comparisons' | 'answers' | 'labels';
  readonly format: 'jsonl' | 'csv' | 'markdown' | 'html';
  readonly output?: string;
}

export interface AnalyzeOptions extends ReportOptions {
  readonly map?: ReadonlyMap<string, string>;
  readonly measure?: string;
  readonly scale?: Range;
  readonly pass?: number;
  readonly level: number;
}

function journalOption(): Option {
  return new Option(
    '--journal <file>',
    'the journal; ASSAY_JOURNAL, else .assay/journal.db, where none is given',
  );
}

function formatOption(): Option {
  return new Option('--format <format>', 'form of the report')
    .choices(['table', 'json', 'markdown'])
    .default('table');
}

function outputOption(): Option {
  return new Option('--output <file>', 'write the result to a file');
}

function readAgain(text: string): RunOptions['again'] {
  const kinds = text.split(',').map((kind) => kind.trim());
  const known = ['errors', 'no-answer', 'no-verdict'] as const;
  const wrong = kinds.find((kind) => !known.some((one) => one === kind));
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${known.join(', ')}`);
  return new Set(known.filter((kind) => kinds.includes(kind)));
}

function readRange(text: string): Range {
  const [from, to] = text.split('..').map(Number);
  if (from === undefined || to === undefined || !(from <= to) || text.trim() === '..') {
    throw new InvalidArgumentError('give a range such as 1..2');
  }
  return { from, to };
}

function readPairs(text: string): Map<string, string> {
  return new Map(
    text.split(',').map((pair) => {
      const [name = '', column = ''] = pair.split('=', 2).map((part) => part.trim());
      if (name === '' || column === '') throw new InvalidArgumentError('give pairs such as rating=score');
      return [name, column];
    }),
  );
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('give a whole number from 1 to 9999');
  return Number(text);
}

function readNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('give a number');
  return value;
}

function readLevel(text: string): number {
  const level = readNumber(text);
  if (!(level >= 0.5 && level <= 0.999)) throw new InvalidArgumentError('give a level from 0.5 to 0.999');
  return level;
}

/** `error: unknown option '--frsh'\n(Did you mean --fresh?)` in one line. */
function usageLine(text: string): string {
  return oneLine(text)
    .replace(/^error: /, '')
    .replace(/ ?\(Did you mean (.*)\?\)\s*$/, '; did you mean $1?')
    .trim();
}
