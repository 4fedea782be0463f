import { addCommand, type Tree } from './tree.ts';

export function addInit(tree: Tree): void {
  addCommand(tree, {
    name: 'init',
    description: 'Writes an evaluation to begin with: assay.yaml, a small document, lines for .gitignore.',
    examples: ['assay init', 'assay init reports'],
  })
    .argument('[folder]', 'where to write', '.')
    .option('--yes', 'ask nothing')
    .action(async (folder: string) => {
      const { init } = await import('../commands/init.ts');
      tree.done(await init(folder, tree.outside));
    });
}
