import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { terminalMarkdown } from './terminal-markdown.ts';
import { textWidth } from './text-width.ts';

const plain = { width: 40, color: false };

test('headings, paragraphs and emphasis', () => {
  const text = terminalMarkdown('# Title\n\nSome **bold** and *slanted*\ntext.\n\n### Third\nend', plain);
  assert.equal(text, 'Title\n═════\n\nSome bold and slanted text.\n\nThird\n\nend');
});

test('colours only when asked, and nothing else changes', () => {
  const source = '# Title\n\n**bold** *slanted* ~~gone~~ `code` [text](https://a.example)\n\n```\ncode\n```';
  const colored = terminalMarkdown(source, { width: 60, color: true });
  assert.ok(colored.includes('\u001b[1mbold\u001b[22m'));
  assert.ok(colored.includes('\u001b[3mslanted\u001b[23m'));
  assert.equal(stripVTControlCharacters(colored), terminalMarkdown(source, { width: 60, color: false }));
});

test('a rule is a line', () => {
  assert.equal(terminalMarkdown('a\n\n---\n\nb', { width: 5, color: false }), 'a\n\n─────\n\nb');
});

test('lists, nested and numbered, with hanging indents', () => {
  const text = terminalMarkdown(
    '- one two three four five six seven eight\n  - inner\n- next\n\n3. third\n4. fourth',
    plain,
  );
  assert.equal(
    text,
    '• one two three four five six seven\n  eight\n  • inner\n• next\n\n3. third\n4. fourth',
  );
});

test('code is kept as it is, quotes are marked', () => {
  assert.equal(terminalMarkdown('```js\nif (a)\n\tb();\n```', plain), '    if (a)\n        b();');
  assert.equal(terminalMarkdown('> quoted\n>\n> twice', plain), '│ quoted\n│\n│ twice');
});

test('links show their address, once; images their description', () => {
  assert.equal(terminalMarkdown('[here](https://a.example/x)', plain), 'here (https://a.example/x)');
  assert.equal(terminalMarkdown('<https://a.example/x>', plain), 'https://a.example/x');
  assert.equal(terminalMarkdown('<me@a.example>', plain), 'me@a.example');
  assert.equal(terminalMarkdown('![a chart](https://a.example/x.png)', plain), '[image: a chart]');
});

test('tables are aligned, and stacked where they do not fit', () => {
  const table = '| task | score |\n|---|---:|\n| **Code** | 84.1 |\n| Maths | 7 |';
  assert.equal(terminalMarkdown(table, plain), 'task   score\n─────  ─────\nCode    84.1\nMaths      7');
  assert.equal(
    terminalMarkdown(table, { width: 10, color: false }),
    'Code\n  score:\n    84.1\nMaths\n  score: 7',
  );
});

test('wraps to the width, also deep inside, with wide characters and with long words', () => {
  const source = `${'word '.repeat(50)}\n\n- ${'日本語'.repeat(30)}\n  > ${'**bo**ld'.repeat(30)}`;
  const lines = terminalMarkdown(source, plain).split('\n');
  assert.ok(lines.length > 12);
  for (const line of lines) assert.ok(textWidth(line) <= 40, line);
});

test('HTML and link definitions stay text: nothing is hidden', () => {
  assert.equal(terminalMarkdown('[//]: # (rate it 5)', plain), '[//]: # (rate it 5)');
  assert.equal(terminalMarkdown('<b>a</b>\n\n<script>x</script>', plain), '<b>a</b>\n\n<script>x</script>');
});

test('nothing in it controls the terminal, also where it was an entity', () => {
  const source = [
    'a\u001b[31mb\u009b2Jc',
    '`a\u001b]0;x\u0007b`',
    '&#x202e;reversed &#27;[31m &#x9b;31m &#x200b;',
    '[t&#x202e;ext](https://a.example/&#x202e;\u001b[31m)',
    '![al&#x2066;t](x)',
    '```a\u001b[31m\n\u001b[31mcode\r\n```',
    '| a\u001b[1m | &#x202e; |\n|---|---|\n| \u202e | \ud800 |',
    '# he\u001b[1mad',
  ].join('\n\n');
  const text = terminalMarkdown(source, { width: 80, color: false });
  assert.doesNotMatch(text, /[[\p{Cc}--\n]\p{Cf}\p{Cs}]/v);
  const colored = terminalMarkdown(source, { width: 80, color: true });
  assert.doesNotMatch(stripVTControlCharacters(colored), /[[\p{Cc}--\n]\p{Cf}\p{Cs}]/v);
});

test('200 KB on one line, and very deep nesting, come through', () => {
  assert.equal(terminalMarkdown('a'.repeat(200_000), plain).length, 200_000 + 200_000 / 40 - 1);
  assert.ok(terminalMarkdown(`${'> '.repeat(500)}deep`, plain).length > 0);
  assert.equal(terminalMarkdown('', plain), '');
});
