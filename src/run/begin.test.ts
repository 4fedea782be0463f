import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aQuestion, anEvaluation, closeness } from '../../test/fixtures/evaluation.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { builtInRubric } from '../rubrics/built-in.ts';
import { beginRun, hashOfEvaluation, type BeginOptions } from './begin.ts';

let now = 1000;

function options(facts: Partial<BeginOptions> = {}): BeginOptions {
  return { fresh: false, source: 'assay.yaml', version: '0.1.0', now: () => (now += 1), ...facts };
}

const edited = anEvaluation({ questions: [aQuestion()] });

test('a run is written down before anything is asked', async () => {
  const journal = openSqliteJournal(':memory:');
  const run = await beginRun(anEvaluation(), journal, options({ now: () => 5000 }));
  assert.deepEqual(await journal.findRun(run.id), run);
  const { id, evaluationHash, ...rest } = run;
  assert.match(id, /^run-[0-9a-f]{12}$/);
  assert.equal(evaluationHash, hashOfEvaluation(anEvaluation()));
  assert.deepEqual(rest, {
    source: 'assay.yaml',
    evaluation: anEvaluation(),
    freshness: 0,
    version: '0.1.0',
    status: 'incomplete',
    startedAt: 5000,
    finishedAt: null,
  });
});

test('the same evaluation has the same run, with the prompts and the version it began with', async () => {
  const journal = openSqliteJournal(':memory:');
  const first = await beginRun(anEvaluation(), journal, options());
  const prompts = { ...anEvaluation().prompts, version: 2, task: 'Rate it otherwise.' };
  const second = await beginRun(anEvaluation({ prompts }), journal, options({ version: '0.2.0' }));
  assert.deepEqual(second, first);
  assert.equal((await journal.runs()).length, 1);
});

test('the id is the same in every journal, and another for another source', async () => {
  const ids = [];
  for (const source of ['assay.yaml', 'assay.yaml', 'other.yaml']) {
    ids.push((await beginRun(anEvaluation(), openSqliteJournal(':memory:'), options({ source }))).id);
  }
  assert.equal(ids[0], ids[1]);
  assert.notEqual(ids[0], ids[2]);
});

test('an edited evaluation begins a new run; edited back, the first goes on', async () => {
  const journal = openSqliteJournal(':memory:');
  const first = await beginRun(anEvaluation(), journal, options());
  const second = await beginRun(edited, journal, options());
  assert.notEqual(second.id, first.id);
  assert.equal(second.freshness, first.freshness);
  assert.equal((await beginRun(anEvaluation(), journal, options())).id, first.id);
});

test('fresh takes a freshness that no run has had, and later runs of that evaluation keep to it', async () => {
  const journal = openSqliteJournal(':memory:');
  await beginRun(anEvaluation(), journal, options());
  const fresh = await beginRun(anEvaluation(), journal, options({ fresh: true }));
  assert.equal(fresh.freshness, 1);
  assert.equal((await beginRun(anEvaluation(), journal, options())).id, fresh.id);
  assert.equal((await beginRun(edited, journal, options())).freshness, 1);
  const other = await beginRun(anEvaluation(), journal, options({ source: 'other.yaml', fresh: true }));
  assert.equal(other.freshness, 2);
  assert.equal((await beginRun(anEvaluation(), journal, options())).freshness, 1);
  assert.equal((await beginRun(anEvaluation(), journal, options({ source: 'third.yaml' }))).freshness, 0);
});

test('a file keeps its freshness under a new name; what is begun from code is told by its name', async () => {
  const journal = openSqliteJournal(':memory:');
  const renamed = anEvaluation({ name: 'Tower' });
  for (const source of ['assay.yaml', '']) {
    await beginRun(anEvaluation(), journal, options({ source, fresh: true }));
  }
  assert.equal((await beginRun(renamed, journal, options())).freshness, 1);
  assert.equal((await beginRun(renamed, journal, options({ source: '' }))).freshness, 0);
});

test('what only says how ratings are read belongs to the run as it is written last, and begins no other', async () => {
  const journal = openSqliteJournal(':memory:');
  const first = await beginRun(anEvaluation(), journal, options());
  await journal.endRun(first.id, 'complete', 9000);
  const gates = [{ candidate: null, measure: null, condition: { kind: 'unrated', atMost: 0 } }] as const;
  const statistics = { ...anEvaluation().statistics, margin: 0.5, level: 0.9, pass: 2 };
  const second = await beginRun(anEvaluation({ gates, statistics }), journal, options());
  assert.deepEqual(second, {
    ...first,
    status: 'complete',
    finishedAt: 9000,
    evaluation: anEvaluation({ gates, statistics }),
  });
  assert.deepEqual(await journal.findRun(first.id), second);
});

test('what a user writes makes another evaluation; where a document lies does not', () => {
  const [document] = anEvaluation().documents;
  assert.ok(document);
  const same = anEvaluation({ documents: [{ ...document, source: 'elsewhere/lighthouse.txt' }] });
  assert.equal(hashOfEvaluation(same), hashOfEvaluation(anEvaluation()));
  const changes: Partial<Evaluation>[] = [
    {},
    { name: 'Tower' },
    { seed: 2 },
    { documents: [{ ...document, hash: 'ab' }] },
    { questions: [aQuestion()] },
    { repeat: { ratings: 2, rerate: 0 } },
    { rubrics: [{ ...closeness, purpose: 'Rate it otherwise.' }] },
  ];
  assert.equal(new Set(changes.map((facts) => hashOfEvaluation(anEvaluation(facts)))).size, changes.length);
});

test("a built-in rubric counts by its name, a user's own of that name by its text", () => {
  const builtIn = builtInRubric('question-answering');
  assert.ok(builtIn);
  const hashes = [builtIn, { ...builtIn, purpose: 'Mine.' }, { ...builtIn, purpose: 'Mine, edited.' }].map(
    (rubric) => hashOfEvaluation(anEvaluation({ rubrics: [rubric] })),
  );
  assert.equal(new Set(hashes).size, 3);
});
