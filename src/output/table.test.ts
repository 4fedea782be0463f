import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import {
  candidate,
  comparison,
  condition,
  countsLeftOut,
  interval,
  notebookReport,
  refused,
  report,
  standing,
} from './fixtures/report.ts';
import { renderTable } from './table.ts';
import { textWidth } from './text-width.ts';

test('80 columns unless told: results, then what they rest on', () => {
  assert.equal(
    renderTable(notebookReport()),
    `Three ways to answer
Run 3f2a9c1e: complete. 3 candidates, 18 answers, 18 ratings.

question-answering
Rated from 1 (very bad) to 5 (very good) by google:gemini-3.5-flash, which saw
the document.

candidate  mean         likely  level                               pass ≥4
─────────  ────  ─────────────  ───────────────────────  ──────────────────
Terse      5.00  ~1.63 to 5.00  near very good           100 % (2 to 100 %)
Moderate   3.50  ~1.00 to 5.00  between "ok" and "good"   50 % (1 to 100 %)
Cited      4.17  ~1.00 to 5.00  near good                 67 % (2 to 100 %)

Each rests on 2 questions, 6 answers, 6 ratings.

Likely: where the mean on questions like these could lie (95 % intervals).
~ rough: from few questions.
2 questions say little about others. On exactly these questions: Moderate 3.50
  (likely 2.27 to 4.73); Cited 4.17 (likely 2.27 to 5.00).
A level with "near" or "between" is not settled: the likely range does not keep
  to one level.

How often each rating was given
  Terse     1:0 2:0 3:0 4:0 5:6
  Moderate  1:1 2:1 3:1 4:0 5:3
  Cited     1:0 2:1 3:1 4:0 5:4

Judge: the opinion of one; no human labels, so the judge itself is unchecked.

Checks

check         candidate  holds       likely  questions  answers
────────────  ─────────  ─────  ───────────  ─────────  ───────
one sentence  Terse       83 %  ~36 to 98 %          2        6

2 questions say little about others.

! With 2 questions no verdict is possible; from 6 on there can be one.

36 calls: 30 made, 6 reused. Tokens: 1,234,567 in (1,000,000 of them cached),
12,345 out. Cost of the calls made: $0.42.
`,
  );
});

test('one table where the width allows', () => {
  const lines = renderTable(notebookReport(), { width: 120 }).split('\n');
  assert.ok(
    lines.includes(
      'candidate  mean         likely  level                               pass ≥4  questions  answers  ratings',
    ),
  );
});

test('where the share that passes is too wide, it gets a table of its own', () => {
  const lines = renderTable(notebookReport(), { width: 70 }).split('\n');
  assert.ok(lines.includes('candidate  mean         likely  level'));
  assert.ok(lines.includes(`candidate  ${'pass ≥4'.padStart(18)}`));
  assert.ok(lines.includes('Each rests on 2 questions, 6 answers, 6 ratings.'));
});

test('a long name goes on below its counts, which keep their column', () => {
  const text = renderTable(report({ candidates: [candidate('A'), candidate('one two '.repeat(5).trim())] }));
  const lines = text.slice(text.indexOf('How often each rating was given')).split('\n').slice(1, 4);
  assert.deepEqual(lines, [
    `  ${'A'.padEnd(24)}  1:0 2:10 3:40 4:88 5:42`,
    `  ${'one two one two one two'.padEnd(24)}  1:0 2:10 3:40 4:88 5:42`,
    '  one two one two',
  ]);
});

test('a narrow terminal gets one candidate below the other', () => {
  const text = renderTable(notebookReport(), { width: 40 });
  assert.doesNotMatch(text, /^ {2}ratings: /mu);
  assert.ok(text.replaceAll('\n', ' ').includes('Each rests on 2 questions, 6 answers, 6 ratings.'));
  assert.ok(
    text.includes('Moderate\n  mean: 3.50\n  likely: ~1.00 to 5.00\n  level: between "ok" and "good"\n'),
  );
});

test('no line is wider than the terminal, down to 20 columns', () => {
  const long = report({ candidates: [candidate('日本語の名前 '.repeat(20)), candidate('x'.repeat(300))] });
  for (const width of [120, 80, 60, 40, 20]) {
    for (const one of [notebookReport(), long]) {
      for (const line of renderTable(one, { width }).split('\n'))
        assert.ok(textWidth(line) <= width, `${width}: ${line}`);
    }
  }
});

test('what was left out has its columns where there is any, with what was planned', () => {
  const measures = {
    'question-answering': standing({
      counts: { ...countsLeftOut, ratings: 168, ratingsPlanned: 180, noVerdict: 3, errors: 6 },
    }),
  };
  const text = renderTable(
    report({ candidates: [candidate('A'), candidate('B', { counts: countsLeftOut, measures })] }),
  );
  assert.match(text, /^candidate {2}questions {3}answers {5}ratings {2}no answer {2}no verdict {2}errors$/mu);
  assert.match(text, /^B +19 of 20 +57 of 60 +168 of 180 +1 +3 +6$/mu);
});

test('a refused range is a dash with its reason; equal limits are never printed', () => {
  const measures = (
    mean: ReturnType<typeof interval>,
  ): { 'question-answering': ReturnType<typeof standing> } => ({
    'question-answering': standing({ mean, level: null }),
  });
  const none = refused('too_few_clusters', 3);
  const flat = interval({ estimate: 5, lower: 5, upper: 5 });
  const candidates = [
    candidate('A', { measures: measures(none) }),
    candidate('B', { measures: measures(flat) }),
  ];
  const text = renderTable(report({ candidates }));
  assert.match(text, /^A +3\.00 +— /mu);
  assert.match(text, /^B +5\.00 +— /mu);
  assert.match(text, /A: no likely range, as all questions belong to one cluster: add questions of\n/u);
  assert.doesNotMatch(text, /± ?0|5\.00 to 5\.00/u);
});

test('names from outside control no terminal', () => {
  const evil = 'a\u001b[2J\u202e\r\nb\u009b31m';
  const measures = { [evil]: standing() };
  const text = renderTable(
    report({
      run: { ...report().run, name: evil, id: evil },
      measures: [{ ...(notebookReport().measures[0] ?? assert.fail()), id: evil }],
      candidates: [candidate(evil, { measures })],
      warnings: [{ code: 'x', message: evil }],
    }),
    { width: 80 },
  );
  assert.doesNotMatch(text, /[[\p{Cc}--\n]\p{Cf}]/v);
  assert.match(text, /^a b$/mu);
});

test('colour is asked for, and changes no letter', () => {
  const colored = renderTable(notebookReport(), { color: true });
  assert.ok(colored.includes('\u001b[33m! With 2 questions'));
  assert.equal(stripVTControlCharacters(colored), renderTable(notebookReport()));
});

test('no times: the same report is the same bytes', () => {
  const later = { ...notebookReport().run, startedAt: '2027-01-01T00:00:00.000Z', finishedAt: null };
  assert.equal(renderTable({ ...notebookReport(), run: later }), renderTable(notebookReport()));
});

test('a report without measures or candidates still says how the run stands', () => {
  const text = renderTable(report({ measures: [], candidates: [] }));
  assert.match(
    text,
    /^Three ways to answer\nRun 3f2a9c1e: complete\. 0 candidates, 0 answers\.\n\n36 calls/u,
  );
  assert.doesNotThrow(() => renderTable(report({ candidates: [] })));
});

test('what may be said of the candidates comes first, conditions even before; methods only where they are asked for', () => {
  const text = renderTable(
    report({
      comparisons: [comparison()],
      gate: { passed: true, conditions: [condition()] },
      warnings: [{ code: 'judge-unchecked', message: 'no human labels: the judge itself is unchecked' }],
    }),
  );
  const order = [
    'Gate: passed.',
    'Cited is better than Terse',
    'Rated from 1',
    'Guidance B  3.90',
    'Judge: the opinion of one',
  ];
  const places = order.map((words) => text.indexOf(words));
  assert.deepEqual(
    places.toSorted((a, b) => a - b),
    places,
  );
  assert.ok(!places.includes(-1));
  assert.doesNotMatch(text, /! no human labels|How the numbers/);
  const verbose = renderTable(report({ comparisons: [comparison()] }), { verbose: true });
  assert.match(verbose, /How the numbers of question-answering were computed\n/);
  assert.match(verbose, /Cited against Terse: paired t\/1, df 19\.00; p: t 0\.0120/);
});

test('many comparisons are a table, and below one another where it is too wide', () => {
  const comparisons = ['B', 'C', 'D', 'E'].map((b) => comparison({ a: 'A', b, family: 4 }));
  assert.match(
    renderTable(report({ comparisons })),
    /^candidate +against +difference +likely +better on +verdict$/m,
  );
  assert.match(
    renderTable(report({ comparisons }), { width: 30 }),
    /^ {2}against: A\n {2}difference: \+0\.31$/m,
  );
});

test('of exactly these questions their own mean and range are shown', () => {
  const fixed = interval({ estimate: 3.9, lower: 3.8, upper: 4, scope: 'these-questions' });
  const measures = { 'question-answering': standing({ meanTheseQuestions: fixed }) };
  const statistics = { ...report().statistics, scope: 'these-questions' } as const;
  const text = renderTable(report({ statistics, candidates: [candidate('Cited', { measures })] }));
  assert.match(text, /Cited +3\.90 +3\.80 to 4\.00/);
  assert.match(text, /Likely: where the mean on exactly these questions could lie/);
});
