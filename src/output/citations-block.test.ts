import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citedReport } from './fixtures/citations.ts';
import { htmlResults } from './html-results.ts';
import { renderMarkdown } from './markdown.ts';
import { renderTable } from './table.ts';

/** From the heading of the citations to the line about calls. */
function block(output: string): string {
  return output.slice(output.indexOf('Citations'), output.indexOf('36 calls')).trimEnd();
}

test('the table has citations apart from checks, with all their states below', () => {
  assert.equal(
    block(renderTable(citedReport())),
    `Citations
Of the quotations in an answer, the share that stands in the document word by
word, and on a page named for it, if one is. Answers that quote nothing are left
out.

candidate  quotations found       likely  questions  answers
─────────  ────────────────  ───────────  ─────────  ───────
<Cited>                80 %  ~70 to 90 %          9       12
Terse                     —            —          0        0

Likely: where the mean on questions like these could lie (95 % intervals).
~ rough: from few questions.
citations, Terse: no likely range, as no answer quotes anything.

<Cited>: 12 of 20 answers quote; 1,200 of 1,206 quotations found, 2 on another
  page, 3 in other words, 1 not in the document; 1 of 1 page reference found; 1
  of 2 figures found, 1 with another unit.
Terse: 0 of 20 answers quote.`,
  );
});

test('Markdown says the same, and no name comes alive', () => {
  const markdown = block(renderMarkdown(citedReport()));
  assert.match(markdown, /^\| &#60;Cited&#62; \| 80 % \| \\~70 to 90 % \| 9 \| 12 \|$/m);
  assert.match(markdown, /^- &#60;Cited&#62;: 12 of 20 answers quote; 1,200 of 1,206 quotations found,/m);
});

test('HTML says the same, and no name comes alive', () => {
  const html = block(htmlResults(citedReport()));
  assert.match(html, /<th scope="row">&lt;Cited&gt;<\/th>/);
  assert.match(html, /<li>&lt;Cited&gt;: 12 of 20 answers quote; 1,200 of 1,206 quotations found,/);
});
