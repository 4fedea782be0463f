import type { CommandWords, OptionWords } from './command-words.ts';

/** Completion for fish, with what each command and option does. */
export function fishCompletion(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap((command) => [...choicesOf(command, commands), ...optionsOf(command)]);
  return `# Completion of assay for fish: made by "assay completion fish".\n${lines.join('\n')}\n`;
}

function choicesOf({ name, choices }: CommandWords, commands: readonly CommandWords[]): string[] {
  return choices.map((choice) => {
    const about = name === '' ? commands.find((command) => command.name === choice)?.description : undefined;
    return `complete -c assay ${where(name)} -f -a ${choice}${described(about)}`;
  });
}

function optionsOf({ name, options }: CommandWords): string[] {
  return options.map(
    (option) =>
      `complete -c assay ${where(name)} -l ${option.flag.slice(2)}${valueOf(option)}${described(option.description)}`,
  );
}

function valueOf({ takesValue, choices }: OptionWords): string {
  if (!takesValue) return '';
  return choices.length === 0 ? ' -r' : ` -x -a '${choices.join(' ')}'`;
}

function where(name: string): string {
  return name === '' ? '-n __fish_use_subcommand' : `-n '__fish_seen_subcommand_from ${name}'`;
}

/** Within single quotes fish reads only quotes and backslashes in another way. */
function described(text = ''): string {
  return text === '' ? '' : ` -d '${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}
