import type { RunsOptions } from '../commands/runs.ts';
import { formatOption, journalOption } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addRuns(tree: Tree): void {
  addCommand(tree, {
    name: 'runs',
    description: 'Lists the stored runs, newest first.',
    examples: ['assay runs', 'assay runs --format json'],
  })
    .addOption(journalOption())
    .addOption(formatOption('form of the list', ['table', 'json']))
    .action(async (options: RunsOptions) => {
      const { runs } = await import('../commands/runs.ts');
      tree.done(await runs(options, tree.outside));
    });
}
