import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  aCandidate,
  anEvaluation,
  aQuestion,
  closeness,
  lighthouse,
} from '../../test/fixtures/evaluation.ts';
import { questionIn, scriptedModels, verdict } from '../../test/fixtures/scripted-models.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { executeRun } from './execute.ts';
import { readPilot } from './pilot.ts';

const design = { answers: 2, ratings: 2 };

function evaluationOf(count: number, facts: Partial<Evaluation> = {}): Evaluation {
  return anEvaluation({
    candidates: ['A', 'B'].map((id) => aCandidate({ id, guidance: id, answers: design.answers })),
    questions: Array.from({ length: count }, (_, index) =>
      aQuestion({ id: `q${index}`, ask: `What is ${index}?` }),
    ),
    repeat: { ratings: design.ratings, rerate: 0 },
    ...facts,
  });
}

/** A judge without rhyme or reason that says the same each time it is asked the same. */
const judges = scriptedModels({
  judge: (request) =>
    verdict(1 + ((questionIn(request).length * 7 + request.draw.length + hash(JSON.stringify(request))) % 3)),
});

function hash(text: string): number {
  return text.split('').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_007, 7);
}

async function journalWith(...evaluations: { evaluation: Evaluation; source?: string }[]) {
  const journal = openSqliteJournal(':memory:');
  let now = 1000;
  const runs = [];
  for (const { evaluation, source = 'assay.yaml' } of evaluations) {
    const documents = { documents: [lighthouse], contents: new Map(), providers: new Map() };
    const limits = { cost: null, minutes: null };
    const prepared = { evaluation, ...documents, limits, findModel: judges.findModel };
    runs.push(await executeRun(prepared, journal, { source, version: '1', now: () => (now += 1) }));
  }
  return { journal, runs };
}

test('the noise of an earlier run of the file is measured, with its parts', async () => {
  const { journal, runs } = await journalWith({ evaluation: evaluationOf(12) });
  const pilot = await readPilot(evaluationOf(40), journal, 'assay.yaml');
  assert.ok(pilot?.noise);
  assert.deepEqual([pilot.run, pilot.questions, pilot.answers, pilot.ratings], [runs[0]?.id, 12, 2, 2]);
  assert.ok(pilot.deviation > 0 && pilot.noise.rating > 0);
});

test('with one rating of each answer only the whole of the noise is known', async () => {
  const once = evaluationOf(12, { repeat: { ratings: 1, rerate: 0 } });
  const { journal } = await journalWith({ evaluation: once });
  const pilot = await readPilot(once, journal, 'assay.yaml');
  assert.deepEqual([pilot?.noise, pilot?.ratings, (pilot?.deviation ?? 0) > 0], [null, 1, true]);
});

test('an older run serves where the newest is too small', async () => {
  const { journal, runs } = await journalWith(
    { evaluation: evaluationOf(12) },
    { evaluation: evaluationOf(9) },
  );
  assert.equal((await readPilot(evaluationOf(40), journal, 'assay.yaml'))?.run, runs[0]?.id);
});

const useless: readonly [string, { evaluation: Evaluation; source?: string }][] = [
  ['of another file', { evaluation: evaluationOf(12), source: 'other.yaml' }],
  ['with fewer than ten questions', { evaluation: evaluationOf(9) }],
  ['with one candidate', { evaluation: evaluationOf(12, { candidates: [aCandidate()] }) }],
  ['by another rubric', { evaluation: evaluationOf(12, { rubrics: [{ ...closeness, target: 2 }] }) }],
];
for (const [what, earlier] of useless) {
  test(`a run ${what} is no pilot`, async () => {
    const { journal } = await journalWith(earlier);
    assert.equal(await readPilot(evaluationOf(40), journal, 'assay.yaml'), null);
  });
}

test('without a judge there is nothing to measure', async () => {
  const { journal } = await journalWith({ evaluation: evaluationOf(12) });
  assert.equal(await readPilot(evaluationOf(12, { judges: [] }), journal, 'assay.yaml'), null);
});
