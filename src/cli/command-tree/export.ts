import { Option } from 'commander';
import type { ExportOptions } from '../commands/export.ts';
import { formatOption, journalOption, outputOption, runArgument } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addExport(tree: Tree): void {
  addCommand(tree, {
    name: 'export',
    description: 'Writes a run out: rows as JSONL or CSV, or the report as Markdown, JUnit or one HTML file.',
    examples: [
      'assay export --rows ratings --format csv --output ratings.csv',
      'assay export --format html --output report.html',
    ],
  })
    .argument('[run]', runArgument)
    .addOption(
      new Option('--rows <kind>', 'which rows; ratings where none are named').choices([
        'ratings',
        'comparisons',
        'answers',
        'citations',
        'labels',
      ]),
    )
    .addOption(formatOption('form of the export', ['jsonl', 'csv', 'markdown', 'junit', 'html']))
    .addOption(journalOption())
    .addOption(outputOption())
    .action(async (run: string | undefined, options: ExportOptions) => {
      const { exportRun } = await import('../commands/export.ts');
      tree.done(await exportRun(run, options, tree.outside));
    });
}
