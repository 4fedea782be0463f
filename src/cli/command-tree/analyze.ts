import { InvalidArgumentError, Option } from 'commander';
import type { AnalyzeOptions } from '../commands/analyze.ts';
import { formatOption, gather, outputOption, readNumber, readRange, type Range } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addAnalyze(tree: Tree): void {
  addCommand(tree, {
    name: 'analyze',
    description:
      'The same statistics over ratings made elsewhere: CSV or JSONL with candidate, question, rating; or over choices: question, first, second, winner.',
    examples: [
      'assay analyze ratings.csv',
      'assay analyze scores.csv --map rating=score --scale 0..10',
      'assay analyze people.csv --wide ann,ben,eva:rater --majority rater',
      'assay analyze choices.csv --map winner=verdict --values winner:1=first,2=second,0=same',
      'assay analyze exported.jsonl --rubric tone.yaml',
      'assay analyze promptfoo-results.json',
    ],
  })
    .argument(
      '<file...>',
      'CSV or JSONL file with one rating, or one choice, a row; JSON results of promptfoo; JSON logs of Inspect',
    )
    .option('--map <pairs>', 'columns under other names, such as rating=score,candidate=system', readPairs)
    .option(
      '--values <meanings>',
      'what the values of a field stand for, such as winner:1=first,2=second,0=same; may be given several times',
      readValues,
    )
    .option('--wide <columns>', 'one column for each rater, such as human1,human2:rater', readWide)
    .option('--majority <field>', 'count what most raters of an item say; the field that tells them apart')
    .option('--measure <id>', 'which measure, where the file holds several')
    .option('--scale <range>', 'least and greatest rating, such as 1..5', readScale)
    .option(
      '--rubric <rubric>',
      'take scale, levels and target from a rubric file, or from a built-in rubric; may be given several times',
      gather,
    )
    .option('--pass <rating>', 'an answer passes from this mean rating', readNumber)
    .option('--level <level>', 'confidence level of the intervals', readLevel, 0.95)
    .option('--baseline <candidate>', 'compare the others with this one; without it, each with each')
    .option(
      '--margin <points>',
      "the largest difference that does not matter; a sixteenth of the scale's length",
      readMargin,
    )
    .addOption(
      new Option('--scope <scope>', 'what intervals and verdicts speak about')
        .choices(['questions-like-these', 'these-questions'])
        .default('questions-like-these'),
    )
    .option('--seed <seed>', 'of the random draws behind a comparison', readSeed, 1)
    .addOption(formatOption('form of the report', ['table', 'json', 'markdown']))
    .addOption(outputOption())
    .action(async (files: readonly string[], options: AnalyzeOptions) => {
      const { analyze } = await import('../commands/analyze.ts');
      tree.done(await analyze(files, options, tree.outside));
    });
}

function readPairs(text: string, earlier: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const pairs = new Map(earlier);
  for (const pair of text.split(',')) {
    const [name = '', column = ''] = pair.split('=', 2).map((part) => part.trim());
    if (name === '' || column === '') throw new InvalidArgumentError('give pairs such as rating=score');
    if (pairs.has(name)) throw new InvalidArgumentError(`${name} stands twice`);
    pairs.set(name, column);
  }
  return pairs;
}

/** `winner:1=first,2=second`: the last colon before the first `=` ends the field's name. */
function readValues(
  text: string,
  earlier: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(),
): Map<string, ReadonlyMap<string, string>> {
  const [, field = '', pairs = ''] = /^([^:=]+):(.+)$/.exec(text) ?? [];
  if (field.trim() === '')
    throw new InvalidArgumentError('give a field and pairs such as winner:1=first,2=second');
  if (earlier.has(field.trim())) throw new InvalidArgumentError(`${field.trim()} stands twice`);
  return new Map(earlier).set(field.trim(), readPairs(pairs));
}

function readWide(text: string): { columns: readonly string[]; name: string } {
  const [, before = '', name = ''] = /^(.+):([^:]+)$/.exec(text) ?? [];
  const columns = before.split(',').map((column) => column.trim());
  if (name.trim() === '' || columns.includes(''))
    throw new InvalidArgumentError('give columns and a field such as human1,human2:rater');
  return { columns, name: name.trim() };
}

/** A scale needs room for ratings to differ in, and none reaches further than ratings may. */
function readScale(text: string): Range {
  const { from, to } = readRange(text);
  if (from === to) throw new InvalidArgumentError('the least and the greatest rating must differ');
  if (Math.max(-from, to) > 1e6) throw new InvalidArgumentError('ratings lie within ±1000000');
  return { from, to };
}

function readLevel(text: string): number {
  const level = readNumber(text);
  if (!(level >= 0.5 && level <= 0.999)) throw new InvalidArgumentError('give a level from 0.5 to 0.999');
  return level;
}

function readMargin(text: string): number {
  const margin = readNumber(text);
  if (!(margin > 0)) throw new InvalidArgumentError('give a number of points above 0');
  return margin;
}

function readSeed(text: string): number {
  if (!/^\d{1,10}$/.test(text) || Number(text) > 2_147_483_647)
    throw new InvalidArgumentError('give a whole number from 0 to 2147483647');
  return Number(text);
}
