import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { inOrder, noVerdict, rated, ratedAnswer, textOf } from '../fixtures/rated-answers.ts';
import { hashOfText } from '../../record/hash.ts';
import { NotFiniteError } from '../json-text.ts';
import { aCitation } from '../fixtures/citations.ts';
import { answerColumns, answerRows } from './answer-rows.ts';
import { citationColumns, citationRows } from './citation-rows.ts';
import { comparisonColumns } from './comparison-rows.ts';
import { fromCsvCell } from '../../evaluation/from-csv-cell.ts';
import { labelColumns, labelRows } from './label-rows.ts';
import { ratingColumns, ratingRows } from './rating-rows.ts';
import { toCsv } from './to-csv.ts';
import { toJsonl } from './to-jsonl.ts';

const none = {
  servedModel: null,
  usage: { inputTokens: 7, cachedInputTokens: null, outputTokens: null },
  costUsd: null,
};
const error = { code: 'rate-limit', message: 'Refused.' };
const answers = [
  ratedAnswer({
    ratings: [rated(4, 'Good.'), noVerdict('Either.')],
    checks: [{ check: 'short', holds: true }],
  }),
  ratedAnswer({
    answerIndex: 2,
    answer: { outcome: 'no-answer', reason: 'cut-off', text: 'It has', ...none },
    ratings: [{ outcome: 'no-answer', reason: 'cut-off' }],
    checks: [{ check: 'short', holds: null }],
  }),
  ratedAnswer({
    answerIndex: 3,
    answer: { outcome: 'error', error },
    ratings: [{ outcome: 'error', error }],
  }),
];

test('the columns are those that are promised', () => {
  assert.equal(
    ratingColumns.join(', '),
    'run, candidate, model, servedModel, guidance, document, question, ask, cluster, answerIndex, answer, measure, rubric, judge, ratingIndex, outcome, rating, level, explanation, reason, blind, contradiction, inputTokens, outputTokens, costUsd, reasked, suspicious',
  );
  assert.equal(
    answerColumns.join(', '),
    'run, candidate, model, servedModel, guidance, document, question, ask, cluster, answerIndex, answer, outcome, reason, checks, inputTokens, outputTokens, costUsd',
  );
  assert.equal(
    citationColumns.join(', '),
    'run, candidate, model, servedModel, guidance, document, question, ask, cluster, answerIndex, outcome, reason, citationIndex, kind, text, start, end, state, named, numbering, pages, passage, passagePage, passageStart, passageEnd, differences, score',
  );
  assert.equal(
    comparisonColumns.join(', '),
    'run, document, question, ask, cluster, measure, rubric, judge, first, second, firstAnswerIndex, secondAnswerIndex, firstCharacters, secondCharacters, winner, explanation, reason, outcome, blind, contradiction, inputTokens, outputTokens, costUsd',
  );
  assert.equal(
    labelColumns.join(', '),
    'run, question, candidate, answerIndex, answer, measure, rater, label',
  );
});

test('a rating with all its facts, in the order of the columns', async () => {
  const [row] = await Array.fromAsync(ratingRows('r1', inOrder(answers)));
  assert.deepEqual(row, {
    run: 'r1',
    candidate: 'Terse',
    model: 'google:gemini-3.8-flash',
    servedModel: 'gemini-3.8-flash-001',
    guidance: 'Answer in one sentence.',
    document: 'document',
    question: 'layers',
    ask: 'How many layers does it have?',
    cluster: 'architecture',
    answerIndex: 1,
    answer: '48 layers.',
    measure: 'question-answering',
    rubric: 'question-answering',
    judge: 'google:gemini-3.5-flash',
    ratingIndex: 1,
    outcome: 'rated',
    rating: 4,
    level: 'good',
    explanation: 'Good.',
    reason: null,
    blind: false,
    contradiction: null,
    inputTokens: 2000,
    outputTokens: 80,
    costUsd: 0.0005,
    reasked: false,
    suspicious: null,
  });
  assert.deepEqual(Object.keys(row).toSorted(), ratingColumns.toSorted());
});

test('every planned rating has a row, and what is missing has its reason', async () => {
  const rows = await Array.fromAsync(ratingRows('r1', inOrder(answers)));
  assert.deepEqual(
    rows.map(({ answerIndex, answer, outcome, rating, reason, explanation, inputTokens }) => [
      answerIndex,
      answer,
      outcome,
      rating,
      reason,
      explanation,
      inputTokens,
    ]),
    [
      [1, '48 layers.', 'rated', 4, null, 'Good.', 2000],
      [1, '48 layers.', 'no-verdict', null, 'several-verdicts', 'Either.', 2000],
      [2, 'It has', 'no-answer', null, 'cut-off', null, null],
      [3, null, 'error', null, 'rate-limit', null, null],
    ],
  );
});

test('every planned answer has a row, with its checks and its own cost', async () => {
  const rows = await Array.fromAsync(answerRows('r1', inOrder(answers)));
  assert.deepEqual(
    rows.map(({ outcome, reason, checks, inputTokens, outputTokens, costUsd }) => [
      outcome,
      reason,
      checks,
      inputTokens,
      outputTokens,
      costUsd,
    ]),
    [
      ['answered', null, { short: true }, 1000, 50, 0.0012],
      ['no-answer', 'cut-off', { short: null }, 7, null, null],
      ['error', 'rate-limit', {}, null, null, null],
    ],
  );
});

test('CSV: a header, CRLF, quotes doubled, null empty, objects as JSON', async () => {
  const rows = [
    { a: 'x,"y"\nz', b: null, c: true },
    { a: '', b: 1, c: { d: false } },
  ];
  assert.equal(
    await textOf(toCsv(rows, ['a', 'b', 'c'])),
    'a,b,c\r\n"x,""y""\nz",,true\r\n,1,"{""d"":false}"\r\n',
  );
});

test('CSV without rows is its header', async () => {
  assert.equal(
    await textOf(toCsv<Record<string, unknown>>([], labelColumns)),
    `${labelColumns.join(',')}\r\n`,
  );
});

test('CSV comes in pieces of one record, as the rows come', async () => {
  const pieces = await Array.fromAsync(toCsv(answerRows('r1', inOrder(answers)), answerColumns));
  assert.equal(pieces.length, 1 + answers.length);
});

test('hostile texts come back from CSV as they were', async () => {
  const texts = [
    '=HYPERLINK("http://x")',
    "'=1",
    '-1',
    '\t\r\n',
    '"',
    ',',
    '\r',
    'a\u202eb',
    ' a ',
    "'",
    '日本',
    'x'.repeat(200_000),
  ];
  const csv = await textOf(
    toCsv(
      texts.map((text) => ({ text, end: 'end' })),
      ['text', 'end'],
    ),
  );
  const back = parse<{ text: string }>(csv, { columns: true, record_delimiter: '\r\n' });
  assert.deepEqual(
    back.map(({ text }) => fromCsvCell(text)),
    texts,
  );
});

test('JSON Lines: null stays null, one line for every row, whatever it holds', async () => {
  const rows = [{ a: 'x\n\u2028y\u001b', b: null }, { a: { c: true } }];
  const text = await textOf(toJsonl(rows));
  const lines = text.trimEnd().split(/[\n\u2028]/u);
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    rows,
  );
  assert.equal(await textOf(toJsonl([])), '');
});

test('JSON Lines: a number that is none is a bug', async () => {
  await assert.rejects(textOf(toJsonl([{ rating: Number.NaN }])), NotFiniteError);
});

test('a citation with its place in the answer and in the document, in the order of the columns', async () => {
  const citations = [
    aCitation(),
    aCitation({ state: 'not-in-document', pages: [], passage: null, score: 0 }),
  ];
  const rows = await Array.fromAsync(citationRows('r1', inOrder([ratedAnswer({ citations })])));
  assert.deepEqual(Object.keys(rows[0] ?? {}).toSorted(), [...citationColumns].toSorted());
  assert.deepEqual(
    rows.map((row) => [row.outcome, row.citationIndex, row.state, row.passage, row.passagePage, row.score]),
    [
      ['cited', 1, 'found', 'It has 48 layers', 3, 1],
      ['cited', 2, 'not-in-document', null, null, 0],
    ],
  );
});

test('an answer without citations has a row that says why; a run that looks none up has no rows', async () => {
  const missing = answers.map((one, index) => ({ ...one, citations: index === 0 ? [] : null }));
  const rows = await Array.fromAsync(citationRows('r1', inOrder(missing)));
  assert.deepEqual(
    rows.map(({ outcome, reason, citationIndex, kind }) => [outcome, reason, citationIndex, kind]),
    [
      ['nothing-cited', null, null, null],
      ['no-answer', 'cut-off', null, null],
      ['error', 'rate-limit', null, null],
    ],
  );
  assert.deepEqual(await Array.fromAsync(citationRows('r1', inOrder(answers))), []);
});

test('a label with its answer, by measure and rater; labels of other answers are left out', async () => {
  const label = {
    answerHash: hashOfText('48 layers.'),
    question: 'layers',
    measure: 'question-answering',
    at: 0,
  };
  const labels = [
    { ...label, rater: 'ann', value: 4 },
    { ...label, rater: 'ben', value: 2 },
    { ...label, question: 'another', rater: 'ann', value: 1 },
  ];
  const [first = ratedAnswer({})] = answers;
  const rows = await Array.fromAsync(labelRows('r1', inOrder([first, ...answers.slice(1)]), labels));
  assert.deepEqual(Object.keys(rows[0] ?? {}), [...labelColumns]);
  assert.deepEqual(
    rows.map(({ candidate, answerIndex, rater, label: value }) => [candidate, answerIndex, rater, value]),
    [
      ['Terse', 1, 'ann', 4],
      ['Terse', 1, 'ben', 2],
    ],
  );
});
