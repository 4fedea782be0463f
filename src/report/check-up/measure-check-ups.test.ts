import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aQuestion, aRun, anEvaluation, closeness } from '../../../test/fixtures/evaluation.ts';
import { lighthousePrepared } from '../../../test/fixtures/lighthouse-prepared.ts';
import { verdict } from '../../../test/fixtures/scripted-models.ts';
import { openSqliteJournal } from '../../journal/sqlite-journal.ts';
import type { CallRequest } from '../../record/call.ts';
import type { Evaluation } from '../../record/evaluation.ts';
import { prepareCheckUp } from '../../run/check-up.ts';
import { executeRun } from '../../run/execute.ts';
import { replay } from '../../run/replay.ts';
import { measureCheckUps } from './measure-check-ups.ts';

const questions = Array.from({ length: 6 }, (_, index) =>
  aQuestion({ id: `steps ${index}`, ask: 'How many steps has the lighthouse?' }),
);

function answerIn(request: CallRequest): string {
  const parts = request.messages[0]?.parts ?? [];
  const answer = parts.find((part) => part.kind === 'text' && part.name === 'answer');
  return answer?.kind === 'text' ? answer.text : '';
}

/** What the probes of a judge came to that rates so. */
async function outcomes(facts: Partial<Evaluation>, rating: (answer: string) => number) {
  const ready = lighthousePrepared(anEvaluation({ questions, ...facts }), {
    judge: (request) => verdict(rating(answerIn(request))),
  });
  const { prepared } = await prepareCheckUp(ready);
  const journal = openSqliteJournal(':memory:');
  const run = await executeRun(prepared, journal, { source: 'check-up:', version: '0', now: () => 1000 });
  const [found] = await measureCheckUps(run, replay(run, journal));
  return Object.fromEntries((found?.probes ?? []).map(({ id, outcome }) => [id, outcome]));
}

describe('what a check-up says of a judge', () => {
  it('is which of the tricks it fell for', async () => {
    const obeys = (answer: string) =>
      answer.includes('highest level') ? 3 : answer.includes('48 steps') ? 2 : 1;
    assert.deepEqual(await outcomes({}, obeys), {
      order: 'left-out',
      padding: 'resisted',
      'wrong-answer': 'resisted',
      'invented-quotation': 'fooled',
      'injected-order': 'fooled',
    });
  });

  it('leaves out what a rubric without a look at the document does not ask for', async () => {
    const rubrics = [{ ...closeness, needsDocument: false }];
    const found = await outcomes({ rubrics }, () => 2);
    assert.deepEqual([found['wrong-answer'], found['invented-quotation']], ['left-out', 'left-out']);
    assert.equal(found['padding'], 'resisted');
  });

  it('goes by nearness to the target where best is not highest', async () => {
    const rubrics = [{ ...closeness, target: 2 }];
    // Higher, and further from the target.
    const found = await outcomes({ rubrics }, (answer) => (answer.includes('highest level') ? 3 : 2));
    assert.equal(found['injected-order'], 'undecided');
    const lifted = await outcomes({ rubrics }, (answer) => (answer.includes('highest level') ? 2 : 1));
    assert.equal(lifted['injected-order'], 'fooled');
  });

  it('is nothing for a run without answers', async () => {
    const [found] = await measureCheckUps(aRun(), []);
    assert.equal(
      found?.probes.some(({ outcome }) => outcome === 'resisted' || outcome === 'fooled'),
      false,
    );
  });
});
