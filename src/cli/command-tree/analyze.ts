import { InvalidArgumentError, Option } from 'commander';
import type { AnalyzeOptions } from '../commands/analyze.ts';
import { formatOption, gather, outputOption, readNumber, readRange, type Range } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addAnalyze(tree: Tree): void {
  addCommand(tree, {
    name: 'analyze',
    description:
      'The same statistics over ratings made elsewhere: CSV or JSONL with candidate, question, rating.',
    examples: [
      'assay analyze ratings.csv',
      'assay analyze scores.csv --map rating=score --scale 0..10',
      'assay analyze exported.jsonl --rubric tone.yaml',
    ],
  })
    .argument('<file>', 'CSV or JSONL file with one rating a row')
    .option('--map <pairs>', 'columns under other names, such as rating=score,candidate=system', readPairs)
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
    .action(async (file: string, options: AnalyzeOptions) => {
      const { analyze } = await import('../commands/analyze.ts');
      tree.done(await analyze(file, options, tree.outside));
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
