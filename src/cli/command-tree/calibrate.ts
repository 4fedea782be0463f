import { InvalidArgumentError } from 'commander';
import type { CalibrateOptions } from '../commands/calibrate.ts';
import { formatOption, journalOption, outputOption, readNumber, readRange } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addCalibrate(tree: Tree): void {
  addCommand(tree, {
    name: 'calibrate',
    description:
      'How far the judge can be trusted: its agreement with labels by people, and the scores that people would have given.',
    examples: [
      'assay calibrate',
      'assay calibrate ratings.csv --map rating=judge,label=human --scale 1..5',
      'assay calibrate verdicts.csv --wide ann,ben:rater --values label:Yes=1,No=0',
    ],
  })
    .argument(
      '[run|file]',
      'a run with labels, the last where none is named; or a CSV or JSONL file with question, rating and label',
    )
    .option('--measure <id>', 'which measure, where there are several')
    .option(
      '--map <pairs>',
      'of a file, columns under other names, such as rating=score,label=human',
      readPairs,
    )
    .option(
      '--values <meanings>',
      'of a file, what the values of a field stand for, such as label:Yes=1,No=0; may be given several times',
      readValues,
    )
    .option(
      '--wide <columns>',
      'of a file, one column of labels for each person, such as ann,ben:rater',
      readWide,
    )
    .option('--majority <field>', 'of a file, count what most people say of an answer: rater')
    .option('--scale <range>', 'of a file, least and greatest rating, such as 1..5', readRange)
    .option(
      '--rubric <rubric>',
      'of a file, take scale and levels from a rubric file, or from a built-in rubric',
    )
    .option('--pass <rating>', 'of a file, an answer passes from this mean rating', readNumber)
    .option('--level <level>', 'confidence level of the intervals; that of the run, else 0.95', readLevel)
    .addOption(journalOption())
    .addOption(formatOption('form of the calibration', ['table', 'json', 'markdown']))
    .addOption(outputOption())
    .action(async (named: string | undefined, options: CalibrateOptions) => {
      const { calibrateJudge } = await import('../commands/calibrate.ts');
      tree.done(await calibrateJudge(named, options, tree.outside));
    });
}

function readPairs(text: string): Map<string, string> {
  const pairs = text.split(',').map((pair) => pair.split('=', 2).map((part) => part.trim()));
  if (pairs.some(([name = '', meaning = '']) => name === '' || meaning === ''))
    throw new InvalidArgumentError('give pairs such as rating=score');
  return new Map(pairs.map(([name = '', meaning = '']) => [name, meaning]));
}

function readValues(
  text: string,
  earlier: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(),
): Map<string, ReadonlyMap<string, string>> {
  const [, field = '', pairs = ''] = /^([^:=]+):(.+)$/.exec(text) ?? [];
  if (field.trim() === '') throw new InvalidArgumentError('give a field and pairs such as label:Yes=1,No=0');
  return new Map(earlier).set(field.trim(), readPairs(pairs));
}

function readWide(text: string): { columns: readonly string[]; name: string } {
  const [, before = '', name = ''] = /^(.+):([^:]+)$/.exec(text) ?? [];
  const columns = before.split(',').map((column) => column.trim());
  if (name.trim() === '' || columns.includes(''))
    throw new InvalidArgumentError('give columns and a field such as ann,ben:rater');
  return { columns, name: name.trim() };
}

function readLevel(text: string): number {
  const level = readNumber(text);
  if (!(level >= 0.5 && level <= 0.999)) throw new InvalidArgumentError('give a level from 0.5 to 0.999');
  return level;
}
