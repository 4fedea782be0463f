import type { PlanOptions } from '../commands/plan.ts';
import { evaluationArgument, formatOption, journalOption } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addPlan(tree: Tree): void {
  addCommand(tree, {
    name: 'plan',
    description: 'Says what a run would cost, and the smallest difference it can detect.',
    examples: ['assay plan', 'assay plan --format json'],
  })
    .argument('[evaluation]', evaluationArgument)
    .addOption(journalOption())
    .addOption(formatOption('form of the result', ['table', 'json']))
    .action(async (evaluation: string | undefined, options: PlanOptions) => {
      const { plan } = await import('../commands/plan.ts');
      tree.done(await plan(evaluation, options, tree.outside));
    });
}
