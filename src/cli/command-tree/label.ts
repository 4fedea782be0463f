import { InvalidArgumentError } from 'commander';
import type { LabelOptions } from '../commands/label.ts';
import { journalOption, outputOption, runArgument } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addLabel(tree: Tree): void {
  addCommand(tree, {
    name: 'label',
    description:
      'Draws answers for people to label, blind, as a sheet; and reads the sheets that they filled in.',
    examples: [
      'assay label --draw 20 --rater ann --output ann.csv',
      'assay label --read ann.csv',
      'assay label --draw 20 --rater ben --output ben.csv',
    ],
  })
    .argument('[run]', runArgument)
    .option('--draw <questions>', 'so many questions at random, of each candidate one answer', readCount)
    .option('--read <sheet>', 'keep the labels of a sheet, CSV or JSONL')
    .option('--rater <name>', 'whose labels they are; a draw leaves out what this person has labelled')
    .option('--measure <id>', 'by which measure, where the run has several judges')
    .addOption(journalOption())
    .addOption(outputOption())
    .action(async (run: string | undefined, options: LabelOptions) => {
      const { label } = await import('../commands/label.ts');
      tree.done(await label(run, options, tree.outside));
    });
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('give a whole number from 1');
  return Number(text);
}
