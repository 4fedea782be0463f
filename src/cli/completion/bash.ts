import type { CommandWords } from './command-words.ts';

/** Completion for bash. What it does not know is left to bash, which completes names of files. */
export function bashCompletion(commands: readonly CommandWords[]): string {
  const names = commands.filter(({ name }) => name !== '').map(({ name }) => name);
  return `# Completion of assay for bash: made by "assay completion bash".
_assay() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local command= options= words= index
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index += 1)); do
    case \${COMP_WORDS[index]} in
      ${names.join('|')}) command=\${COMP_WORDS[index]}; break ;;
    esac
  done
  case "$command $previous" in
${commands.flatMap(values).join('\n')}
  esac
  case $command in
${commands.map(rest).join('\n')}
  esac
  [[ $current == -* ]] && words=$options
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _assay assay
`;
}

/** What follows an option that takes a value. */
function values({ name, options }: CommandWords): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ flag, choices }) => {
      const reply =
        choices.length === 0 ? '' : `COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$current")); `;
      return `    '${name} ${flag}') ${reply}return ;;`;
    });
}

function rest({ name, options, choices }: CommandWords): string {
  const flags = options.map(({ flag }) => flag).join(' ');
  return `    '${name}') options='${flags}' words='${choices.join(' ')}' ;;`;
}
