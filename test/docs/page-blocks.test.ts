import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf, withShown } from '../../scripts/reference/page.ts';
import { wordsOf } from '../../scripts/reference/words.ts';

const page = [
  '# Page',
  '<!-- file: a.yaml -->',
  '```yaml',
  'name: a',
  '```',
  'and',
  '<!-- shows: assay run a.yaml -->',
  '```text',
  'old',
  'lines',
  '```',
  '```sh',
  'assay run',
  '```',
  '',
].join('\n');

test('blocks come with their language and what the comment before them says', () => {
  assert.deepEqual(blocksOf(page), [
    { language: 'yaml', text: 'name: a\n', file: 'a.yaml', shows: null },
    { language: 'text', text: 'old\nlines\n', file: null, shows: 'assay run a.yaml' },
    { language: 'sh', text: 'assay run\n', file: null, shows: null },
  ]);
});

test('only what shows a command is replaced, and $ means itself', () => {
  const refreshed = withShown(page, ["cost $& $1 $'\n"]);
  assert.equal(
    refreshed,
    page.replace('old\nlines\n', () => "cost $& $1 $'\n"),
  );
});

test('a command line is divided as a shell does', () => {
  assert.deepEqual(wordsOf(`assay ask a.md "How long?" --guidance 'In one.' # says it`), [
    'assay',
    'ask',
    'a.md',
    'How long?',
    '--guidance',
    'In one.',
  ]);
});
