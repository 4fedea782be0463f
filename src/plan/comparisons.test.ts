import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCandidate, aJudge, aPairing, anEvaluation, aQuestion } from '../../test/fixtures/evaluation.ts';
import type { ComparisonTask } from '../record/comparison.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { planComparisons } from './comparisons.ts';
import { estimate } from './estimate.ts';
import { planAnswers } from './tasks.ts';

const three = ['A', 'B', 'C'].map((id) => aCandidate({ id, model: `test:${id}` }));

function planned(facts: Partial<Evaluation>): ComparisonTask[] {
  const evaluation = anEvaluation({ ...aPairing(), questions: [aQuestion()], ...facts });
  const comparisonsOf = planComparisons(evaluation);
  return [...planAnswers(evaluation)].flatMap(comparisonsOf);
}

function ids(facts: Partial<Evaluation>): string[] {
  return planned(facts).map(({ id }) => id.replace('/preference/pair', ''));
}

describe('the comparisons of a plan', () => {
  it('are each pair in both orders, under ids that hold the order', () => {
    assert.deepEqual(ids({ candidates: three }), [
      'steps/A/1/B',
      'steps/B/1/A',
      'steps/A/1/C',
      'steps/C/1/A',
      'steps/B/1/C',
      'steps/C/1/B',
    ]);
  });

  it('are with the baseline alone where that is asked for, wherever the baseline stands', () => {
    const pairwise = { pairs: 'baseline', rubric: 'preference' } as const;
    assert.deepEqual(ids({ candidates: three, baseline: 'B', pairwise }), [
      'steps/A/1/B',
      'steps/B/1/A',
      'steps/B/1/C',
      'steps/C/1/B',
    ]);
  });

  it('let answer i meet answer i, and an answer without a partner none', () => {
    const [a, b] = [aCandidate({ id: 'A', answers: 2 }), aCandidate({ id: 'B', given: { steps: 1 } })];
    assert.deepEqual(ids({ candidates: [a, b] }), ['steps/A/1/B', 'steps/B/1/A']);
    assert.deepEqual(
      planned({ candidates: [a, { ...b, given: { steps: 3 } }] }).map(({ first, second }) => [
        first.answerIndex,
        second.answerIndex,
      ]),
      [
        [1, 1],
        [1, 1],
        [2, 2],
        [2, 2],
      ],
    );
  });

  it('keep their ids when candidates and questions are added', () => {
    const before = ids({ candidates: three.slice(0, 2) });
    const questions = [aQuestion({ id: 'lamp' }), aQuestion()];
    assert.ok(before.every((id) => ids({ candidates: three.toReversed(), questions }).includes(id)));
  });

  it('are made by the first judge, and not by judges of other measures', () => {
    const judges = [aJudge({ id: 'quality' }), aJudge({ id: 'style', model: 'test:other' })];
    const made = planned({ candidates: three.slice(0, 2), judges });
    assert.deepEqual(
      made.map(({ id, measure }) => [id, measure]),
      [
        ['steps/A/1/B/quality/preference/pair', 'quality/preference'],
        ['steps/B/1/A/quality/preference/pair', 'quality/preference'],
      ],
    );
  });

  it('are none where an evaluation does not ask for them', () => {
    const evaluation = anEvaluation({ candidates: three });
    assert.deepEqual([...planAnswers(evaluation)].flatMap(planComparisons(evaluation)), []);
  });
});

describe('what comparisons come to', () => {
  const calls = (facts: Partial<Evaluation>) =>
    estimate(anEvaluation({ ...aPairing(), candidates: three, ...facts }), 0).calls;

  it('is a call for each order of each pair, with each turn counted', () => {
    assert.deepEqual(calls({}), { answers: 6, judge: 6, pairwise: 12, proof: 0, total: 24 });
    assert.equal(calls({ judges: [aJudge({ turns: 'two' })] }).pairwise, 24);
  });

  it('reads two answers with the document', () => {
    const tokens = (facts: Partial<Evaluation>) => estimate(anEvaluation(facts), 0).tokens;
    const twoAnswers = { candidates: three.slice(0, 2), questions: [aQuestion()] };
    const without = tokens(twoAnswers);
    const compared = tokens({ ...twoAnswers, ...aPairing() });
    // Two ratings more would read two answers less.
    assert.equal(compared.input - without.input, 2 * (14 + 700 + 500));
    assert.equal(compared.output - without.output, 2 * 400);
  });
});
