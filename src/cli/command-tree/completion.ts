import { Argument } from 'commander';
import { shells, type Shell } from '../completion/shells.ts';
import { addCommand, type Tree } from './tree.ts';

export function addCompletion(tree: Tree): void {
  addCommand(tree, {
    name: 'completion',
    description: 'Prints what a shell needs to complete commands, options and their values.',
    examples: ['assay completion bash', 'assay completion zsh', 'assay completion fish'],
  })
    .addArgument(new Argument('<shell>', 'which shell it is for').choices(shells))
    .action(async (shell: Shell) => {
      const { completion } = await import('../commands/completion.ts');
      tree.done(completion(shell, tree.root, tree.outside));
    });
}
