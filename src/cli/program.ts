import { Command } from 'commander';
import { oneLine } from '../output/plain-text.ts';
import type { ExitCode, Outside } from './outside.ts';
import { addAnalyze } from './command-tree/analyze.ts';
import { addAsk } from './command-tree/ask.ts';
import { addCalibrate } from './command-tree/calibrate.ts';
import { addCheck } from './command-tree/check.ts';
import { addCompare } from './command-tree/compare.ts';
import { addCompletion } from './command-tree/completion.ts';
import { addDoctor } from './command-tree/doctor.ts';
import { addExport } from './command-tree/export.ts';
import { addInit } from './command-tree/init.ts';
import { addLabel } from './command-tree/label.ts';
import { addPlan } from './command-tree/plan.ts';
import { addReport } from './command-tree/report.ts';
import { addRun } from './command-tree/run.ts';
import { addRuns } from './command-tree/runs.ts';
import { addShow } from './command-tree/show.ts';

const branches = [
  addAsk,
  addInit,
  addCheck,
  addPlan,
  addRun,
  addReport,
  addRuns,
  addShow,
  addExport,
  addCompare,
  addAnalyze,
  addLabel,
  addCalibrate,
  addDoctor,
  addCompletion,
];

/** What is told at the end of the help. */
const exitCodesHelp = `
Exit codes:
  0    finished
  1    finished, but a condition does not hold
  2    nothing was called: usage, evaluation file, key, journal or output
  3    incomplete; "assay run" goes on
  130  interrupted
  70   a bug in Assay`;

/** The tree of commands. Each loads its own code only when it is typed. */
export function program(outside: Outside, done: (code: ExitCode) => void): Command {
  const root = new Command('assay')
    .description('Evaluates what language models answer about documents.')
    .version(outside.version)
    .option('--verbose', 'show how numbers were computed, and the stack of an error')
    .addHelpText('after', exitCodesHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => outside.results.write(text),
      writeErr: (text) => outside.messages.write(text),
      getOutHelpWidth: () => outside.results.width,
      outputError: (text, write) => write(`assay: ${usageLine(text)}\n`),
    });
  for (const add of branches) add({ root, outside, done });
  return root;
}

/** Commands that are promised and not there yet. */
const coming = /^unknown command '(view|verify)'.*/;

/** `error: unknown option '--frsh'\n(Did you mean --fresh?)` in one line. */
function usageLine(text: string): string {
  return oneLine(text)
    .replace(/^error: /, '')
    .replace(/ ?\(Did you mean (.*)\?\)\s*$/, '; did you mean $1?')
    .replace(coming, 'the command $1 comes with a later version')
    .trim();
}
