import type { DoctorOptions } from '../doctor/doctor-options.ts';
import { evaluationArgument, formatOption, journalOption } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addDoctor(tree: Tree): void {
  addCommand(tree, {
    name: 'doctor',
    description:
      'Checks the installation, keys, endpoints and the journal; with --judge, whether the judge can be fooled.',
    examples: [
      'assay doctor',
      'assay doctor --format json',
      'assay doctor --judge',
      'assay doctor --judge --yes',
    ],
  })
    .argument('[evaluation]', evaluationArgument)
    .option('--judge', "put made-up answers before the evaluation's own judges: this asks them, and may cost")
    .option('--yes', 'go ahead whatever the check-up of a judge may cost')
    .addOption(journalOption())
    .addOption(formatOption('form of the result', ['table', 'json']))
    .action(async (evaluation: string | undefined, options: DoctorOptions) => {
      const { doctor } = await import('../commands/doctor.ts');
      tree.done(await doctor(evaluation, options, tree.outside));
    });
}
