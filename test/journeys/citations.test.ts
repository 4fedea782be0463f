import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { CitationRow } from '../../src/output/rows/citation-rows.ts';
import type { Report } from '../../src/report/report.ts';
import type { GeminiServer } from '../kit/gemini/server.ts';
import { assay, results, type Place } from './command.ts';
import { aPlace, aServer, flash, otherFlash } from './gemini.ts';
import { write } from './project.ts';

/** Of the handbook's third page: `Section 3 is about roofs. The parish keeps 16 roofs …`. */
const quoting = [
  { question: 'roofs', answer: '“Section 3 is about roofs.” (p. 3)' },
  { question: 'wells', answer: '“Section 3 is about roofs.” (p. 4) “Section 3 is about cats.” (p. 99)' },
  { question: 'cats', answer: '“Nobody in the whole parish keeps any cats.”' },
];

const evaluation = {
  document: 'handbook.pdf',
  guidances: undefined,
  candidates: [
    { id: 'Model', model: flash },
    { id: 'Quoting', answers: 'quoting.jsonl' },
  ],
  questions: quoting.map(({ question }) => ({ id: question, ask: `What is said about ${question}?` })),
  judge: { model: otherFlash, rubric: 'question-answering' },
};

describe('citations of a run', { concurrency: 1 }, () => {
  let server: GeminiServer;
  let place: Place;
  let report: Report;
  before(async () => {
    server = await aServer();
    place = await aPlace(server, evaluation);
    await write(place.folder, { 'quoting.jsonl': quoting.map((row) => JSON.stringify(row)).join('\n') });
    await results(place, 'run');
  });

  it('come without a call to a run that was made without them', async () => {
    const { all } = server.counts;
    const earlier = await assay(place, 'export', '--rows', 'citations');
    assert.equal(earlier.stdout, '');
    assert.match(earlier.stderr, /^no citations: this run looks none up;/);
    await write(place.folder, {
      'assay.yaml': JSON.stringify({ repeat: { answers: 1 }, ...evaluation, citations: true }),
    });
    report = JSON.parse(await results(place, 'run', '--format', 'json')) as Report;
    assert.equal(server.counts.all, all);
    assert.deepEqual(
      report.measures.map(({ id, kind }) => [id, kind]),
      [
        ['question-answering', 'rating'],
        ['citations', 'citations'],
      ],
    );
  });

  it('hold the pages and figures of a model that tells them rightly', () => {
    const { mean, citations } = report.candidates[0]?.measures['citations'] ?? {};
    assert.deepEqual([mean?.estimate, mean?.refused], [null, 'no_data']);
    const { page, figure } = citations?.states ?? {};
    assert.ok((page?.found ?? 0) >= 3);
    assert.deepEqual([page?.['found-elsewhere'], page?.['not-in-document']], [0, 0]);
    assert.deepEqual([figure?.['found-elsewhere'], figure?.['not-in-document']], [0, 0]);
  });

  it('find out what is quoted wrongly, and from where', () => {
    const { mean, citations, counts } = report.candidates[1]?.measures['citations'] ?? {};
    assert.deepEqual([mean?.estimate, counts?.questions], [1 / 3, 3]);
    assert.deepEqual(citations?.states.quotation, {
      found: 1,
      'found-elsewhere': 1,
      fuzzy: 1,
      'not-in-document': 1,
    });
    assert.deepEqual(
      report.warnings.filter(({ message }) => message.startsWith('citations:')).map(({ code }) => code),
      ['citations-not-in-document', 'citations-found-elsewhere', 'pages-not-in-document'],
    );
  });

  it('are shown under their answer', async () => {
    const shown = await results(place, 'show', '--candidate', 'Quoting', '--question', 'wells');
    assert.match(
      shown,
      /^citation “Section 3 is about roofs\.” \(quotation\): found on page 3, not on page 4$/m,
    );
    assert.match(
      shown,
      /nearly found on page 3 \(80 % of\s+the words\); the document does not have “cats”$/m,
    );
    assert.match(shown, /^citation “p\. 99” \(page\): the document has no such page$/m);
  });

  it('are exported one by one, the same from a run that is told again', async () => {
    const rows = (await results(place, 'export', '--rows', 'citations'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as CitationRow);
    const quoted = rows.filter(({ candidate, kind }) => candidate === 'Quoting' && kind === 'quotation');
    assert.deepEqual(
      quoted.map(({ question, state, passagePage }) => [question, state, passagePage]),
      [
        ['roofs', 'found', 3],
        ['wells', 'found-elsewhere', 3],
        ['wells', 'fuzzy', 3],
        ['cats', 'not-in-document', null],
      ],
    );
    assert.deepEqual(JSON.parse(await results(place, 'report', '--format', 'json')), report);
  });
});
