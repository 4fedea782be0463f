import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commandTree } from '../../scripts/reference/command-tree.ts';
import { commandsPage } from '../../scripts/reference/commands-page.ts';
import { evaluationPage } from '../../scripts/reference/evaluation-page.ts';

const stored = (name: string) =>
  readFileSync(new URL(`../../docs/reference/${name}`, import.meta.url), 'utf8');

test('the page on commands is up to date; `node scripts/reference.ts` writes it', () => {
  assert.equal(stored('commands.md'), commandsPage());
});

test('the page on the evaluation file is up to date; `node scripts/reference.ts` writes it', () => {
  assert.equal(stored('evaluation.md'), evaluationPage());
});

test('every command has its section with an example', () => {
  const sections = commandsPage().split('\n## ');
  for (const command of commandTree().commands) {
    const section = sections.find((text) => text.startsWith(`\`assay ${command.name()}\`\n`)) ?? '';
    assert.match(section, new RegExp(`\`\`\`sh\nassay ${command.name()}`), command.name());
  }
});

test('keys inside lists, mappings and choices have their rows', () => {
  for (const key of [
    'candidates[].settings.temperature',
    'documents.<name>.url',
    'questions[].tags',
    'gate[].lower',
  ])
    assert.match(evaluationPage(), new RegExp(`^\\| \`${RegExp.escape(key)}\` \\|`, 'm'));
});
