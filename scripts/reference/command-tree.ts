import type { Command } from 'commander';
import type { Outside, Stream } from '../../src/cli/outside.ts';
import { program } from '../../src/cli/program.ts';

/** The tree of commands, to be looked at: nothing that it does reaches this process. */
export function commandTree(): Command {
  return program(nowhere, () => undefined);
}

const silent: Stream = { write: () => undefined, isTerminal: false, width: 80, color: false };

const nowhere: Outside = {
  folder: '.',
  environment: {},
  results: silent,
  messages: silent,
  now: () => 0,
  signal: new AbortController().signal,
  version: '0',
  verbose: false,
};
