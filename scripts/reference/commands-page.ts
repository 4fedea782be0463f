import type { Argument, Command, Option } from 'commander';
import { commandTree } from './command-tree.ts';

/** The page on every command, made from the tree that reads what is typed. */
export function commandsPage(): string {
  return [
    '# Commands',
    'Made from the command tree by `node scripts/reference.ts`. `assay <command> --help` says the same.',
    'In a checkout, type `npm run --silent assay -- <command>` where this page says `assay <command>`.',
    ...commandTree().commands.map(section),
    exitCodes,
  ].join('\n\n');
}

const exitCodes = `## Exit codes

| Code | Means |
|---|---|
| 0 | Finished. Answers that are missing and verdicts that could not be read are results: they are counted and warned of. |
| 1 | Finished, but a gate does not hold, \`--fail-if-worse\` fired, or a check of \`assay doctor\` failed. |
| 2 | Nothing was called: wrong usage, a fault in the evaluation file, a journal or an output that cannot be used. |
| 3 | Incomplete: some tasks ended in an error or were not reached, since a provider was stopped for instance. \`assay run\` goes on with exactly these. |
| 70 | A bug in Assay. \`assay --verbose …\` shows the stack. |
| 130 | Interrupted. Everything finished is kept. |
`;

function section(command: Command): string {
  const name = command.name();
  const parts = [
    `## \`assay ${name}\``,
    command.description(),
    ['```text', `assay ${name} ${command.usage()}`, '```'].join('\n'),
    table(['Argument', 'Is'], command.registeredArguments.map(argumentRow)),
    table(['Option', 'Does'], command.options.map(optionRow)),
    ['```sh', ...examplesOf(command), '```'].join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function argumentRow(argument: Argument): string[] {
  const name = argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
  return [`\`${name}\``, sentence(argument.description)];
}

function optionRow(option: Option): string[] {
  const { flags, description, argChoices, defaultValue } = option;
  const notes = [
    argChoices === undefined ? '' : ` One of ${argChoices.map((choice) => `\`${choice}\``).join(', ')}.`,
    defaultValue === undefined ? '' : ` Default: \`${String(defaultValue)}\`.`,
  ];
  return [`\`${flags}\``, `${sentence(description)}${notes.join('')}`];
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [heading, heading.map(() => '---'), ...rows];
  return lines
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Examples stand behind the help itself, which can only be listened to. */
function examplesOf(command: Command): string[] {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  const [, examples = ''] = help.split('\nExamples:\n');
  return examples
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('assay '));
}
