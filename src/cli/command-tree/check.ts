import { evaluationArgument, journalOption, type JournalOption } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addCheck(tree: Tree): void {
  addCommand(tree, {
    name: 'check',
    description: 'Finds everything in the evaluation that "run" would refuse, without calling a model.',
    examples: ['assay check', 'assay check reports/assay.yaml'],
  })
    .argument('[evaluation]', evaluationArgument)
    .addOption(journalOption())
    .action(async (evaluation: string | undefined, options: JournalOption) => {
      const { check } = await import('../commands/check.ts');
      tree.done(await check(evaluation, options, tree.outside));
    });
}
