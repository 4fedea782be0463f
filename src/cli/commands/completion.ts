import type { Command } from 'commander';
import { bashCompletion } from '../completion/bash.ts';
import { commandWords } from '../completion/command-words.ts';
import { fishCompletion } from '../completion/fish.ts';
import type { Shell } from '../completion/shells.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { exitCodes, type ExitCode, type Outside } from '../outside.ts';

/** Prints the completion of the whole command tree for one shell. */
export function completion(shell: Shell, root: Command, { results }: Outside): ExitCode {
  results.write(writers[shell](commandWords(root)));
  return exitCodes.finished;
}

const writers = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };
