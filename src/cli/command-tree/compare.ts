import { InvalidArgumentError } from 'commander';
import type { CompareOptions } from '../commands/compare.ts';
import { formatOption, journalOption, outputOption, readNumber } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addCompare(tree: Tree): void {
  addCommand(tree, {
    name: 'compare',
    description: 'Compares two stored runs, the later minus the earlier, on the questions that both have.',
    examples: [
      'assay compare run-3f run-a1',
      'assay compare run-3f run-a1 --candidate Terse=Terser --fail-if-worse',
    ],
  })
    .argument('<a>', 'id of the run to compare with, or its beginning')
    .argument('<b>', 'id of the run that is compared, or its beginning')
    .option(
      '--candidate <pair>',
      'a candidate of a and one of b, such as Old=New; may be given several times',
      readPair,
    )
    .option(
      '--margin <points>',
      'the largest difference that does not matter; a sixteenth of the scale',
      readMargin,
    )
    .option('--fail-if-worse', 'end with 1 where b is certainly worse')
    .option('--anyway', 'compare although judge, rubric, prompts or document are not the same')
    .addOption(journalOption())
    .addOption(formatOption('form of the comparison', ['table', 'json', 'markdown']))
    .addOption(outputOption())
    .action(async (a: string, b: string, options: CompareOptions) => {
      const { compare } = await import('../commands/compare.ts');
      tree.done(await compare({ a, b }, options, tree.outside));
    });
}

interface Pair {
  readonly a: string;
  readonly b: string;
}

/** Names may hold anything but `=`; one without it stands for itself. */
function readPair(text: string, earlier: readonly Pair[] = []): readonly Pair[] {
  const [a = '', b = a, another] = text.split('=');
  if (a === '' || b === '' || another !== undefined)
    throw new InvalidArgumentError('give a pair such as Old=New');
  if (earlier.some((pair) => pair.a === a && pair.b === b)) throw new InvalidArgumentError('it stands twice');
  return [...earlier, { a, b }];
}

function readMargin(text: string): number {
  const margin = readNumber(text);
  if (!(margin > 0)) throw new InvalidArgumentError('give a number of points above 0');
  return margin;
}
