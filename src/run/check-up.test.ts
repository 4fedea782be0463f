import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aJudge, aQuestion, anEvaluation } from '../../test/fixtures/evaluation.ts';
import { lighthousePrepared } from '../../test/fixtures/lighthouse-prepared.ts';
import { checkUpAnswers } from '../judges/check-up/probes.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import { checkUpSource } from '../record/check-up-source.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { prepareCheckUp } from './check-up.ts';
import { executeRun } from './execute.ts';
import { findCheckUps } from './find-check-ups.ts';

const steps = aQuestion({ ask: 'How many steps has the lighthouse?' });
const evaluation = anEvaluation({ questions: [steps] });

function execution(source: string) {
  return { source, version: '0', now: () => 1000 };
}

describe('a check-up of the judges', () => {
  it('has the same judges, and made-up answers in place of candidates', async () => {
    const { prepared, questions } = await prepareCheckUp(lighthousePrepared(evaluation));
    const { candidates, judges, rubrics, prompts } = prepared.evaluation;
    assert.equal(questions, 1);
    assert.deepEqual(
      candidates.map(({ id, given }) => [id, given]),
      checkUpAnswers.map((id) => [id, { steps: 1 }]),
    );
    assert.deepEqual([judges, rubrics, prompts], [evaluation.judges, evaluation.rubrics, evaluation.prompts]);
  });

  it('tries each of a jury for itself', async () => {
    const jury = ['test:judge', 'test:other'].map((model) => ({ ...aJudge(), model }));
    const { prepared } = await prepareCheckUp(lighthousePrepared({ ...evaluation, judges: jury }));
    assert.deepEqual(
      prepared.evaluation.judges.map(({ id }) => id),
      ['closeness by test:judge', 'closeness by test:other'],
    );
  });

  it('asks for nothing but ratings, whatever the evaluation asks for', async () => {
    const much = anEvaluation({
      questions: [steps],
      citations: true,
      pairwise: { pairs: 'all', rubric: 'closeness' },
      stop: { kind: 'looks', looks: 5, level: 0.95, margin: null, compare: 'all' },
    });
    const { prepared } = await prepareCheckUp(lighthousePrepared(much));
    const { citations, pairwise, stop, checks, gates } = prepared.evaluation;
    assert.deepEqual([citations, pairwise, stop, checks, gates], [undefined, undefined, undefined, [], []]);
  });

  it('is the same whenever it is made', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => prepareCheckUp(lighthousePrepared(evaluation))));
    assert.deepEqual(one?.prepared.evaluation, other?.prepared.evaluation);
  });

  it('leaves out what the document says nothing on, and counts it', async () => {
    const strange = aQuestion({ id: 'strange', ask: 'Quantum chromodynamics?' });
    const { questions, leftOut } = await prepareCheckUp(
      lighthousePrepared(anEvaluation({ questions: [steps, strange] })),
    );
    assert.deepEqual([questions, leftOut], [1, 1]);
  });

  it('takes 30 of many questions, drawn by the seed', async () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      aQuestion({ id: `steps ${index}`, ask: steps.ask }),
    );
    const taken = async (seed: number) => {
      const made = await prepareCheckUp(lighthousePrepared(anEvaluation({ questions: many, seed })));
      return Object.keys(made.prepared.evaluation.candidates[0]?.given ?? {});
    };
    assert.equal((await taken(1)).length, 30);
    assert.notDeepEqual(await taken(1), await taken(2));
  });

  it('asks the judge once for each answer, and nobody the second time', async () => {
    const journal = openSqliteJournal(':memory:');
    for (const asked of [6, 0]) {
      const ready = lighthousePrepared(evaluation);
      const { prepared } = await prepareCheckUp(ready);
      const run = await executeRun(prepared, journal, execution(checkUpSource('assay.yaml')));
      assert.deepEqual([run.status, ready.scripted.asked.length], ['complete', asked]);
    }
  });
});

describe('check-ups that speak of a run’s judges', () => {
  const found = async (asked: Evaluation): Promise<string[]> => {
    const journal = openSqliteJournal(':memory:');
    const { prepared } = await prepareCheckUp(lighthousePrepared(evaluation));
    await executeRun(prepared, journal, execution(checkUpSource('assay.yaml')));
    return (await findCheckUps(asked, journal)).map(({ measure }) => measure);
  };
  const [judge] = evaluation.judges as [Evaluation['judges'][number]];
  const [rubric] = evaluation.rubrics as [Evaluation['rubrics'][number]];
  const [document] = evaluation.documents as [Evaluation['documents'][number]];

  it('are found whatever is asked, and whatever the judge is called', async () => {
    assert.deepEqual(await found(anEvaluation()), ['closeness']);
    assert.deepEqual(await found(anEvaluation({ judges: [{ ...judge, id: 'strict' }] })), ['strict']);
  });

  it('are not found for another model, other turns, another rubric or another document', async () => {
    for (const facts of [
      { judges: [{ ...judge, model: 'test:other' }] },
      { judges: [{ ...judge, turns: 'two' as const }] },
      { judges: [judge, { ...judge, model: 'test:other' }] },
      { rubrics: [{ ...rubric, purpose: 'Rate how short the answer is.' }] },
      { documents: [{ ...document, hash: 'another' }] },
    ])
      assert.deepEqual(await found(anEvaluation(facts)), []);
  });

  it('are not found among ordinary runs, or before they are complete', async () => {
    const journal = openSqliteJournal(':memory:');
    await executeRun(lighthousePrepared(evaluation), journal, execution('assay.yaml'));
    const { prepared } = await prepareCheckUp(
      lighthousePrepared(evaluation, { judge: () => new Error('the judge is away') }),
    );
    await executeRun(prepared, journal, execution(checkUpSource('assay.yaml'))).catch(() => undefined);
    assert.deepEqual(await findCheckUps(evaluation, journal), []);
  });
});
