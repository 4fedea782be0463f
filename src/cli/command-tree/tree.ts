import type { Command } from 'commander';
import type { ExitCode, Outside } from '../outside.ts';

/** What a branch of the command tree is added to, and what it needs when it is typed. */
export interface Tree {
  readonly root: Command;
  readonly outside: Outside;
  readonly done: (code: ExitCode) => void;
}

/** A command with its description and examples; arguments, options and action are added to what comes back. */
export function addCommand(
  { root }: Tree,
  { name, description, examples }: { name: string; description: string; examples: readonly string[] },
): Command {
  const lines = examples.map((example) => `  ${example}`).join('\n');
  return root.command(name).description(description).addHelpText('after', `\nExamples:\n${lines}`);
}
