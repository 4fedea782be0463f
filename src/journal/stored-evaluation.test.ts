import assert from 'node:assert/strict';
import { it } from 'node:test';
import { aCandidate, anEvaluation } from '../../test/fixtures/evaluation.ts';
import { storedEvaluation } from './stored-evaluation.ts';

const { gates: _gates, ...earlier } = anEvaluation();

it('an evaluation comes back as it was stored', () => {
  const evaluation = anEvaluation({
    gates: [{ candidate: null, measure: null, condition: { kind: 'unrated', atMost: 0.02 } }],
    statistics: { ...anEvaluation().statistics, margin: 0.5, scope: 'these-questions' },
  });
  assert.deepEqual(storedEvaluation(JSON.stringify(evaluation)), evaluation);
});

it('one from before there were gates and margins has none, and compares as it would now', () => {
  const statistics = { level: 0.9, pass: 4 };
  assert.deepEqual(storedEvaluation(JSON.stringify({ ...earlier, statistics })), {
    ...earlier,
    gates: [],
    statistics: { ...statistics, margin: null, scope: 'questions-like-these', compare: 'all' },
  });
  const named = { ...earlier, baseline: aCandidate().id, statistics };
  assert.equal(storedEvaluation(JSON.stringify(named)).statistics.compare, 'baseline');
});
