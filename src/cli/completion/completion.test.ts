import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { Argument, Command, Option } from 'commander';
import { bashCompletion } from './bash.ts';
import { commandWords } from './command-words.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

function aTree(): Command {
  const root = new Command('assay').option('--verbose', 'show more');
  root
    .command('run')
    .description("Runs the user's file")
    .argument('[file]')
    .option('--yes', 'ask nothing')
    .option('--journal <file>', 'the journal')
    .addOption(new Option('--format <format>', 'form').choices(['table', 'json']));
  root.command('completion').addArgument(new Argument('<shell>').choices(['bash', 'zsh']));
  return root;
}

const words = commandWords(aTree());

describe('the words of a command tree', () => {
  it('are commands, options and choices, with those that stand before any command first', () => {
    assert.deepEqual(
      words.map(({ name, choices, options }) => [name, choices, options.map(({ flag }) => flag)]),
      [
        ['', ['run', 'completion'], ['--verbose', '--help']],
        ['run', [], ['--yes', '--journal', '--format', '--help']],
        ['completion', ['bash', 'zsh'], ['--help']],
      ],
    );
  });
});

const noBash = spawnSync('bash', ['--version']).status === 0 ? false : 'there is no bash here';

/** What bash offers for the last of these words. */
function offered(...typed: readonly string[]): string[] {
  const asked = typed.map((word) => `'${word}'`).join(' ');
  const script = `${bashCompletion(words)}
COMP_WORDS=(assay ${asked}); COMP_CWORD=${typed.length}; _assay; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout.trim() === '' ? [] : stdout.trim().split('\n');
}

describe('completion in bash', { skip: noBash }, () => {
  it('completes a command', () => assert.deepEqual(offered('ru'), ['run']));
  it('offers all commands', () => assert.deepEqual(offered(''), ['run', 'completion']));
  it('completes an option of the command', () => assert.deepEqual(offered('run', '--j'), ['--journal']));
  it('does so behind an option without a value', () =>
    assert.deepEqual(offered('--verbose', 'run', '--yes', '--f'), ['--format']));
  it('completes a choice of an option', () => assert.deepEqual(offered('run', '--format', 'j'), ['json']));
  it('completes a choice of an argument', () => assert.deepEqual(offered('completion', 'z'), ['zsh']));
  it('leaves files to bash', () => {
    assert.deepEqual(offered('run', ''), []);
    assert.deepEqual(offered('run', '--journal', ''), []);
  });
});

describe('completion in zsh and fish', () => {
  it('offers zsh choices where there are any, else files', () => {
    const script = zshCompletion(words);
    assert.match(script, /^#compdef assay\n/);
    assert.match(script, /^ {4}'run --format'\) compadd -- table json; return ;;$/m);
    assert.match(script, /^ {4}'run --journal'\) _files; return ;;$/m);
  });

  it('tells fish what each is, with quotes that it can read', () => {
    assert.deepEqual(fishCompletion(words).split('\n').slice(1, 4), [
      String.raw`complete -c assay -n __fish_use_subcommand -f -a run -d 'Runs the user\'s file'`,
      'complete -c assay -n __fish_use_subcommand -f -a completion',
      "complete -c assay -n __fish_use_subcommand -l verbose -d 'show more'",
    ]);
    assert.match(
      fishCompletion(words),
      /^complete -c assay -n '__fish_seen_subcommand_from run' -l format -x -a 'table json' -d 'form'$/m,
    );
  });
});
