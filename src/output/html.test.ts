import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import { answered, inOrder, noVerdict, rated, ratedAnswer, textOf } from './fixtures/rated-answers.ts';
import { aCitation } from './fixtures/citations.ts';
import { candidate, comparison, condition, notebookReport, report, standing } from './fixtures/report.ts';
import { renderHtml } from './html.ts';

const two = ['code', 'layers'].flatMap((id) =>
  ['Terse', 'Cited'].flatMap((name) =>
    [1, 2, 3].map((answerIndex) =>
      ratedAnswer({
        question: { id, ask: `Tell me about ${id}` },
        candidate: { id: name },
        answerIndex,
        answer: answered(`**${name}** ${id} ${answerIndex}`),
        ratings: [rated(answerIndex + 2, `Evaluation of *${name} ${id} ${answerIndex}*`)],
      }),
    ),
  ),
);

test('what was found stands first, then answer, evaluation and level of each question', async () => {
  const html = await textOf(renderHtml(notebookReport(), inOrder(two)));
  const order = [
    '<h1>Three ways to answer</h1>',
    '<h2 id="results-title">Results</h2>',
    '<caption>Means by question-answering</caption>',
    'Likely: where the mean on questions like these could lie (95 % intervals).',
    '<h3 id="warnings">Warnings</h3>',
    '36 calls: 30 made, 6 reused.',
    '<h2>Tell me about code</h2>',
    '<h3>Terse</h3>',
    '<strong>Terse</strong> code 1',
    'Evaluation of <em>Terse code 1</em>',
    'Level: <strong>3, ok</strong> (of 1 to 5)',
    '<strong>Terse</strong> code 2',
    '<h3>Cited</h3>',
    '<h2>Tell me about layers</h2>',
    '<strong>Cited</strong> layers 3',
  ];
  const places = order.map((piece) => html.indexOf(piece));
  assert.ok(!places.includes(-1), order[places.indexOf(-1)] ?? '');
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  );
});

test('repeats stand under one heading, the further ones to be opened', async () => {
  const html = await textOf(renderHtml(notebookReport(), inOrder(two)));
  assert.equal(html.match(/<h3>Terse<\/h3>/gu)?.length, 2);
  assert.equal(html.match(/<details>/gu)?.length, 4);
  const opened = html.slice(html.indexOf('<details>'), html.indexOf('</details>'));
  assert.ok(opened.includes('code 2') && opened.includes('code 3') && !opened.includes('code 1'));
});

test('every tag is closed, every anchor exists, every id is there once', async () => {
  for (const answers of [two, two.slice(0, 1), two.slice(0, 2), []]) {
    requireSound(await textOf(renderHtml(notebookReport(), inOrder(answers))));
  }
});

test('the contents link every question, also with ids that no anchor could hold', async () => {
  const id = `"><script> ${'x'.repeat(10_000)}`;
  const html = await textOf(renderHtml(report(), inOrder([ratedAnswer({ question: { id, ask: 'Why?' } })])));
  assert.ok(html.includes('<li><a href="#question-1">Why?</a></li>'));
  requireSound(html);
});

test('answers are not held: each is written before the next is asked for', async () => {
  const asked: number[] = [];
  async function* watched(): AsyncGenerator<(typeof two)[number]> {
    for (const [index, one] of two.entries()) {
      asked.push(index);
      yield one;
    }
  }
  for await (const piece of renderHtml(notebookReport(), watched())) {
    if (piece.includes('code 1') && piece.includes('Terse')) assert.deepEqual(asked, [0]);
    assert.ok(!(piece.includes('layers 3') && piece.includes('layers 2')));
  }
  assert.equal(asked.length, two.length);
});

test('every outcome is named', async () => {
  const none = {
    servedModel: null,
    usage: { inputTokens: 1, cachedInputTokens: null, outputTokens: 1 },
    costUsd: null,
  };
  const error = { code: 'rate-limit', message: 'Refused <8> times.' };
  const html = await textOf(
    renderHtml(
      report(),
      inOrder([
        ratedAnswer({
          answer: { outcome: 'no-answer', reason: 'cut-off', text: 'It has', ...none },
          ratings: [{ outcome: 'no-answer', reason: 'cut-off' }],
        }),
        ratedAnswer({
          answerIndex: 2,
          answer: { outcome: 'error', error },
          ratings: [{ outcome: 'error', error }],
        }),
        ratedAnswer({
          answerIndex: 3,
          ratings: [noVerdict('Either.'), rated(2, 'No.', { blind: true, contradiction: true })],
        }),
        ratedAnswer({
          answerIndex: 4,
          checks: [
            { check: 'a<b', holds: true },
            { check: 'c', holds: false },
            { check: 'd', holds: null },
          ],
          citations: [aCitation(), aCitation({ text: 'a<b', state: 'not-in-document', pages: [] })],
        }),
      ]),
    ),
  );
  for (const piece of [
    'No answer: cut-off.',
    '<p>It has</p>',
    'Not rated: there is no answer.',
    'Not done: Refused &lt;8&gt; times. (rate-limit)',
    'No verdict: several-verdicts.',
    'The judge did not have the document before it.',
    'The written evaluation and the level disagree.',
    'question-answering, by google:gemini-3.5-flash, rating 2',
    'a&lt;b: holds · c: does not hold · d: not looked at',
    '<summary>1 of 2 citations found in the document</summary>',
    '<li dir="auto">“It has 48 layers” (quotation): found on page 3</li>',
    '<li class="missing" dir="auto">“a&lt;b” (quotation): not in the document</li>',
  ]) {
    assert.ok(html.includes(piece), piece);
  }
});

test('nothing from outside comes alive, whichever door it takes', async () => {
  const evil =
    '</title></style><script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1)) "x" {{x}} \u202e\ud800';
  const one = ratedAnswer({
    question: { id: evil, ask: evil },
    candidate: { id: evil },
    answer: answered(evil),
    ratings: [rated(1, evil)],
    checks: [{ check: evil, holds: true }],
    citations: [
      aCitation({
        text: evil.slice(20),
        state: 'fuzzy',
        differences: [{ document: evil, answer: evil }],
      }),
    ],
  });
  const hostile = report({
    run: { ...report().run, name: evil, id: evil },
    measures: notebookReport().measures.map((measure) => ({
      ...measure,
      id: evil,
      levels: [{ value: 1, name: evil }],
    })),
    candidates: [
      candidate(evil, {
        measures: { [evil]: standing({ level: { nearest: evil, between: null, supported: true } }) },
      }),
    ],
    warnings: [{ code: evil, message: evil }],
  });
  const html = await textOf(renderHtml(hostile, inOrder([one])));
  requireSound(html);
  assert.doesNotMatch(html, /[\u202e\ud800]/u);
});

test('the policy allows the style that is embedded, and nothing else', async () => {
  const html = await textOf(renderHtml(report(), inOrder([])));
  const style = /<style>([\s\S]*?)<\/style>/u.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  assert.ok(
    html.includes(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    ),
  );
  assert.doesNotMatch(html, / style=|<script|url\(|@import/u);
});

test('the picture of an interval says the same in words, also without an interval', async () => {
  const html = await textOf(renderHtml(report(), inOrder([])));
  assert.ok(
    html.includes(
      '<title>Guidance B: 3.90 (likely 3.60 to 4.20 on questions like these; 20 questions, 60 answers, 180 ratings).</title>',
    ),
  );
  assert.match(html, /<line class="likely" x1="76\.2" x2="92\.4"/u);
  const mean = { ...standing().mean, lower: null, upper: null, estimate: null, refused: 'no_data' };
  const none = report({
    candidates: [candidate('B', { measures: { 'question-answering': standing({ mean }) } })],
  });
  assert.doesNotMatch(await textOf(renderHtml(none, inOrder([]))), /class="likely"|class="mean"/u);
});

test('the results begin with the gate and the verdicts; many comparisons are a table', async () => {
  const many = ['B', 'C', 'D', '<b>'].map((b) => comparison({ a: 'A', b, family: 4, winner: b }));
  const gate = { passed: true, conditions: [condition()] };
  const html = await textOf(renderHtml(report({ comparisons: many, gate }), inOrder([])));
  requireSound(html);
  assert.ok(
    html.indexOf('Gate: passed. The one condition holds.') <
      html.indexOf('Differences by question-answering'),
  );
  assert.ok(html.includes('<tr><th scope="row">&lt;b&gt;</th><td>A</td><td>+0.31</td>'));
  const one = await textOf(renderHtml(report({ comparisons: [comparison()] }), inOrder([])));
  assert.ok(
    one.includes('<p class="verdict">Cited is better than Terse: 0.31 higher (likely 0.06 to 0.56 higher'),
  );
  assert.ok(
    one.includes('<li>Judge: the opinion of one; no human labels, so the judge itself is unchecked.</li>'),
  );
});

const tags = new Set(
  `html head meta title style body header div main section article nav h1 h2 h3 h4 h5 h6 p a ul ol li code pre strong em details summary
  table caption thead tbody tr th td svg line circle`.split(/\s+/u),
);
const empty = new Set(['meta', 'line', 'circle']);

/** Reads the page as a browser would: known tags, all closed, no handlers, anchors that lead somewhere. */
function requireSound(html: string): void {
  const open: string[] = [];
  const ids: string[] = [];
  const anchors: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      assert.ok(tags.has(name), `<${name}>`);
      open.push(name);
      for (const key of Object.keys(attributes)) assert.doesNotMatch(key, /^on|^style$/u);
      if (attributes['id'] !== undefined) ids.push(attributes['id']);
      if (attributes['href'] !== undefined) anchors.push(attributes['href']);
    },
    onclosetag(name, implied) {
      assert.equal(open.pop(), name);
      assert.ok(!implied || empty.has(name), `</${name}> is missing`);
    },
  });
  parser.end(html);
  assert.equal(new Set(ids).size, ids.length);
  for (const anchor of anchors) assert.ok(ids.includes(anchor.slice(1)), anchor);
}
