import { InvalidArgumentError } from 'commander';
import type { RunOptions } from '../commands/run.ts';
import { evaluationArgument, gather, journalOption, outputOption, reportFormatOption } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addRun(tree: Tree): void {
  addCommand(tree, {
    name: 'run',
    description:
      'Runs an evaluation, or goes on with it, and reports. What was paid before is not paid again.',
    examples: [
      'assay run',
      'assay run --format markdown --output report.md',
      'assay run --again errors,no-verdict',
      'assay run --fresh',
    ],
  })
    .argument('[evaluation]', evaluationArgument)
    .option('--fresh', 'make every call anew')
    .option('--again <kinds>', 'ask once more what ended so: errors, no-answer, no-verdict', readAgain)
    .option('--only <id>', 'only this candidate or question; may be given several times', gather)
    .option('--concurrency <n>', 'answers under way at the same time; 8, or as `providers` allow', readCount)
    .option('--max-cost <usd>', 'what the whole run may cost, in place of `limits.cost`', readCost)
    .option('--yes', 'ask nothing')
    .addOption(journalOption())
    .addOption(reportFormatOption())
    .addOption(outputOption())
    .action(async (evaluation: string | undefined, options: RunOptions) => {
      const { run } = await import('../commands/run.ts');
      tree.done(await run(evaluation, options, tree.outside));
    });
}

function readAgain(text: string): RunOptions['again'] {
  const kinds = text.split(',').map((kind) => kind.trim());
  const known = ['errors', 'no-answer', 'no-verdict'] as const;
  const wrong = kinds.find((kind) => !known.some((one) => one === kind));
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${known.join(', ')}`);
  return new Set(known.filter((kind) => kinds.includes(kind)));
}

function readCost(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError('give an amount in USD, such as 5 or 0.50');
  return Number(text);
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('give a whole number from 1 to 9999');
  return Number(text);
}
