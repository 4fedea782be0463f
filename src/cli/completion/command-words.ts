import type { Command, Option } from 'commander';

/** What can be typed behind the name of a command. */
export interface CommandWords {
  /** Empty for what stands before any command. */
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** What its argument can be; none where that is a file or anything. */
  readonly choices: readonly string[];
}

export interface OptionWords {
  /** With its dashes. */
  readonly flag: string;
  readonly description: string;
  /** Whether a value follows. */
  readonly takesValue: boolean;
  /** The values it can have; none where it can be anything. */
  readonly choices: readonly string[];
}

/** Everything that can be typed, read off the tree that reads it: what stands before a command first. */
export function commandWords(root: Command): [CommandWords, ...CommandWords[]] {
  const names = root.commands.map((command) => command.name());
  return [{ ...wordsOf(root), name: '', choices: names }, ...root.commands.map(wordsOf)];
}

function wordsOf(command: Command): CommandWords {
  return {
    name: command.name(),
    description: command.description(),
    options: [...command.options.map(optionWords), help],
    choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  };
}

/** Every command has it, and none lists it. */
const help: OptionWords = { flag: '--help', description: 'show the help', takesValue: false, choices: [] };

function optionWords(option: Option): OptionWords {
  return {
    flag: option.long ?? option.flags,
    description: option.description,
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? [],
  };
}
