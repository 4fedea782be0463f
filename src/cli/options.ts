import { InvalidArgumentError, Option } from 'commander';

export interface JournalOption {
  readonly journal?: string;
}

export interface ReportOptions extends JournalOption {
  readonly format: 'table' | 'json' | 'markdown' | 'junit';
  readonly output?: string;
}

/** From and to, both included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What `[run]` and `[evaluation]` stand for. */
export const runArgument = 'id of a run, or its beginning; the last run where none is given';
export const evaluationArgument =
  'file of an evaluation, or its folder; assay.yaml, else assay.config.ts, where none is given';

export function journalOption(): Option {
  return new Option(
    '--journal <file>',
    'the journal; ASSAY_JOURNAL, else .assay/journal.db, where none is given',
  );
}

export function reportFormatOption(): Option {
  return formatOption('form of the report; junit holds the conditions of the gate', [
    'table',
    'json',
    'markdown',
    'junit',
  ]);
}

/** The first of the formats is the default. */
export function formatOption(description: string, formats: readonly string[]): Option {
  return new Option('--format <format>', description)
    .choices(formats)
    .argParser((format: string) => {
      if (formats.includes(format)) return format;
      throw new InvalidArgumentError(`Allowed choices are ${formats.join(', ')}.`);
    })
    .default(formats[0]);
}

export function outputOption(): Option {
  return new Option('--output <file>', 'write the result to a file');
}

/** For an option that may stand several times. */
export function gather(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

export function readRange(text: string): Range {
  const match = /^(-?[\d.]+)\.\.(-?[\d.]+)$/.exec(text.trim());
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  if (!(from <= to)) throw new InvalidArgumentError('give a range such as 1..2');
  return { from, to };
}

export function readNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('give a number');
  return value;
}
