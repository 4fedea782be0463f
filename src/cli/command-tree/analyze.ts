import { InvalidArgumentError } from 'commander';
import type { AnalyzeOptions } from '../commands/analyze.ts';
import { outputOption, readNumber, readRange, reportFormatOption } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addAnalyze(tree: Tree): void {
  addCommand(tree, {
    name: 'analyze',
    description:
      'The same statistics over ratings made elsewhere: CSV or JSONL with candidate, question, rating.',
    examples: ['assay analyze ratings.csv', 'assay analyze scores.csv --map rating=score --scale 0..10'],
  })
    .argument('<file>', 'CSV or JSONL file with one rating a row')
    .option('--map <pairs>', 'columns under other names, such as rating=score,candidate=system', readPairs)
    .option('--measure <id>', 'which measure, where the file holds several')
    .option('--scale <range>', 'least and greatest rating, such as 1..5', readRange)
    .option('--pass <rating>', 'an answer passes from this mean rating', readNumber)
    .option('--level <level>', 'confidence level of the intervals', readLevel, 0.95)
    .addOption(reportFormatOption())
    .addOption(outputOption())
    .action(async (file: string, options: AnalyzeOptions) => {
      const { analyze } = await import('../commands/analyze.ts');
      tree.done(await analyze(file, options, tree.outside));
    });
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

function readLevel(text: string): number {
  const level = readNumber(text);
  if (!(level >= 0.5 && level <= 0.999)) throw new InvalidArgumentError('give a level from 0.5 to 0.999');
  return level;
}
