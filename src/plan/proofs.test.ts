import assert from 'node:assert/strict';
import { it } from 'node:test';
import { aJudge, anEvaluation, aQuestion, closeness } from '../../test/fixtures/evaluation.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { estimate } from './estimate.ts';
import { planProofs } from './proofs.ts';

const judge = aJudge({ proof: true });
const [document] = anEvaluation().documents;
const two = [document!, { ...document!, id: 'b', hash: 'b'.repeat(64) }];

const pairs = (facts: Partial<Evaluation>) =>
  planProofs(anEvaluation(facts)).map((task) => [task.judge.model, task.document.id]);

it('a judge proves itself once with each document that it is shown', () => {
  assert.deepEqual(pairs({ judges: [judge] }), [['test:judge', 'document']]);
  assert.deepEqual(pairs({ judges: [judge], documents: two }), [
    ['test:judge', 'document'],
    ['test:judge', 'b'],
  ]);
  const questions = [aQuestion({ document: 'b' })];
  assert.deepEqual(pairs({ judges: [judge], documents: two, questions }), [['test:judge', 'b']]);
});

it('judges that would be asked the same are one; of other models or settings they are not', () => {
  const judges = [judge, { ...judge, id: 'second' }, { ...judge, model: 'test:other' }];
  assert.deepEqual(pairs({ judges }), [
    ['test:judge', 'document'],
    ['test:other', 'document'],
  ]);
  assert.equal(pairs({ judges: [judge, { ...judge, id: 'second', settings: { topK: 1 } }] }).length, 2);
});

it('no proof is planned unless it is asked for, or where the judge is not given the document', () => {
  assert.deepEqual(pairs({}), []);
  assert.deepEqual(pairs({ judges: [judge], rubrics: [{ ...closeness, needsDocument: false }] }), []);
});

it('proofs are three calls each, and are priced', () => {
  const plain = estimate(anEvaluation(), 0);
  const proved = estimate(anEvaluation({ judges: [judge] }), 0);
  assert.deepEqual([plain.calls.proof, proved.calls.proof], [0, 3]);
  assert.equal(proved.calls.total, plain.calls.total + 3);
  assert.ok(proved.tokens.input > plain.tokens.input);
  const picture = { ...document!, characters: 0 };
  assert.equal(estimate(anEvaluation({ judges: [judge], documents: [picture] }), 0).calls.proof, 0);
});
