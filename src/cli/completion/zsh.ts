import type { CommandWords } from './command-words.ts';

/** Completion for zsh, to be read by it or put into a folder of its fpath as `_assay`. */
export function zshCompletion(commands: readonly CommandWords[]): string {
  const names = commands.filter(({ name }) => name !== '').map(({ name }) => name);
  return `#compdef assay
# Completion of assay for zsh: made by "assay completion zsh".
_assay() {
  local command= word
  for word in \${words[2,CURRENT-1]}; do
    case $word in
      ${names.join('|')}) command=$word; break ;;
    esac
  done
  case "$command \${words[CURRENT-1]}" in
${commands.flatMap(values).join('\n')}
  esac
  case $command in
${commands.map(rest).join('\n')}
  esac
}
if [[ $funcstack[1] == _assay ]]; then _assay "$@"; else compdef _assay assay; fi
`;
}

/** What follows an option that takes a value. */
function values({ name, options }: CommandWords): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ flag, choices }) => `    '${name} ${flag}') ${offer(choices)}; return ;;`);
}

function rest({ name, options, choices }: CommandWords): string {
  const flags = options.map(({ flag }) => flag).join(' ');
  return `    '${name}') if [[ \${words[CURRENT]} == -* ]]; then compadd -- ${flags}; else ${offer(choices)}; fi ;;`;
}

function offer(choices: readonly string[]): string {
  return choices.length === 0 ? '_files' : `compadd -- ${choices.join(' ')}`;
}
