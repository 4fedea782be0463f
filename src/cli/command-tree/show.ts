import type { ShowOptions } from '../commands/show.ts';
import { journalOption, readRange, runArgument } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addShow(tree: Tree): void {
  addCommand(tree, {
    name: 'show',
    description: 'Shows answers with their written evaluations, ratings, checks and citations.',
    examples: ['assay show', 'assay show --candidate Terse --rated 1..2', 'assay show --question layers'],
  })
    .argument('[run]', runArgument)
    .option('--candidate <id>', 'only this candidate')
    .option('--question <id>', 'only this question')
    .option('--rated <range>', 'only answers with a rating in this range, such as 1..2', readRange)
    .addOption(journalOption())
    .action(async (run: string | undefined, options: ShowOptions) => {
      const { show } = await import('../commands/show.ts');
      tree.done(await show(run, options, tree.outside));
    });
}
