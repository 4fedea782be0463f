import assert from 'node:assert/strict';
import { it } from 'node:test';
import { aJudge, anEvaluation, aQuestion, closeness } from '../../test/fixtures/evaluation.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { ratingMeasures } from './measures.ts';

const rubrics = [closeness, { ...closeness, id: 'summaries' }];

function measures(facts: Partial<Evaluation>): [measure: string, rubric: string][] {
  return ratingMeasures(anEvaluation({ rubrics, ...facts })).map(({ id, rubric }) => [id, rubric.id]);
}

it('only measures that questions use are named, by judge, then in the order of first use', () => {
  const questions = [aQuestion({ rubric: 'summaries' }), aQuestion({ id: 'lamp' })];
  const judges = [aJudge(), aJudge({ id: 'strict' })];
  assert.deepEqual(measures({ questions, judges }), [
    ['summaries', 'summaries'],
    ['closeness', 'closeness'],
    ['strict/summaries', 'summaries'],
    ['strict', 'closeness'],
  ]);
  assert.deepEqual(measures({ questions: questions.slice(0, 1) }), [['summaries', 'summaries']]);
  assert.deepEqual(measures({ questions: [aQuestion({ rubric: 'closeness' }), aQuestion({ id: 'lamp' })] }), [
    ['closeness', 'closeness'],
  ]);
  assert.deepEqual(measures({ judges: [] }), []);
});
