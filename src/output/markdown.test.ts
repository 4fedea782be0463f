import assert from 'node:assert/strict';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { candidate, comparison, condition, notebookReport, report } from './fixtures/report.ts';
import { markdownText } from './markdown-text.ts';
import { renderMarkdown } from './markdown.ts';

const reader = new MarkdownIt({ html: true, linkify: true });

test('sentences, tables, notes and warnings', () => {
  const text = renderMarkdown(notebookReport());
  assert.ok(
    text.startsWith(
      '## Three ways to answer\n\nRun 3f2a9c1e: complete. 3 candidates, 18 answers, 18 ratings.\n\n',
    ),
  );
  assert.ok(
    text.includes(`| candidate | mean | likely | level | pass ≥4 | questions | answers | ratings |
| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: |
| Terse | 5.00 | \\~1.63 to 5.00 | near very good | 100 % (2 to 100 %) | 2 | 6 | 6 |
`),
  );
  assert.ok(text.includes('| one sentence | Terse | 83 % | \\~36 to 98 % | 2 | 6 |\n'));
  assert.ok(
    text.includes('### Warnings\n\n- With 2 questions no verdict is possible; from 6 on there can be one.\n'),
  );
  assert.ok(text.endsWith('Cost of the calls made: $0.42.\n'));
});

test('without warnings or checks there are no headings for them', () => {
  assert.doesNotMatch(renderMarkdown(report()), /Warnings|Checks/u);
});

const names = [
  'a | b',
  'a \\| b',
  'a \\',
  '`code` ``',
  '**bold** _x_ ~~y~~',
  '<script>alert(1)</script>',
  '<!-- x',
  '[a](https://x.example)',
  '![a](https://x.example/p.png)',
  '&lt; &amp; &#64;',
  '# a',
  '- a',
  '1. a',
  '$x$ $$y$$',
  'a\\*b',
];
for (const name of names) {
  test(`${name} reads as it is, in text and in a cell`, () => {
    const table = reader.renderInline(markdownText(name)).replaceAll('\u200b', '');
    assert.equal(table, reader.utils.escapeHtml(name));
    const rendered = reader
      .render(renderMarkdown(report({ candidates: [candidate(name)] })))
      .replaceAll('\u200b', '');
    assert.ok(
      rendered.includes(`<td>${reader.utils.escapeHtml(name)}</td>\n<td style="text-align:right">3.90</td>`),
    );
  });
}

test('mentions, issue numbers and addresses are kept from coming alive', () => {
  assert.equal(markdownText('@team #12 GH-3'), '@&#8203;team #&#8203;12 GH-&#8203;3');
  assert.equal(
    markdownText('https://x.example www.x.example'),
    'https:&#8203;//x.example www&#8203;.x.example',
  );
  assert.doesNotMatch(
    reader.render(renderMarkdown(report({ candidates: [candidate('https://x.example')] }))),
    /<a /u,
  );
});

test('a line end in a name does not end the row', () => {
  const text = renderMarkdown(report({ candidates: [candidate('a\n\n# b\r\n| c')] }));
  assert.ok(text.includes('| a # b &#124; c | 3.90 |'));
});

test('a single sum of money stays readable', () => {
  assert.equal(markdownText('costs $0.42'), 'costs $0.42');
  assert.equal(markdownText('$a$'), '&#36;a&#36;');
});

test('verdicts come before the means, conditions before both, and methods only where they are asked for', () => {
  const full = report({
    comparisons: [comparison({ a: '*A*' })],
    gate: { passed: true, conditions: [condition()] },
  });
  const text = renderMarkdown(full);
  assert.ok(
    text.indexOf('**Gate: passed. The one condition holds.**') <
      text.indexOf('Cited is better than \\*A\\*: 0.31'),
  );
  assert.ok(text.indexOf('Cited is better') < text.indexOf('| candidate | mean |'));
  assert.doesNotMatch(text, /were computed/);
  assert.match(
    renderMarkdown(full, { verbose: true }),
    /### How the numbers of question-answering were computed\n\n- /,
  );
  const many = ['B', 'C', 'D', 'E'].map((b) => comparison({ a: 'A', b, family: 4 }));
  assert.match(
    renderMarkdown(report({ comparisons: many })),
    /\| candidate \| against \|.*\n\| --- \|.*\n\| B \| A \| \+&#8203;0\.31 \|/,
  );
});
