import {
  journalOption,
  outputOption,
  reportFormatOption,
  runArgument,
  type ReportOptions,
} from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addReport(tree: Tree): void {
  addCommand(tree, {
    name: 'report',
    description: 'Reports a stored run once more, recomputed from its calls.',
    examples: ['assay report', 'assay report run-3f --format json'],
  })
    .argument('[run]', runArgument)
    .addOption(journalOption())
    .addOption(reportFormatOption())
    .addOption(outputOption())
    .action(async (run: string | undefined, options: ReportOptions) => {
      const { report } = await import('../commands/report.ts');
      tree.done(await report(run, options, tree.outside));
    });
}
