import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  aCandidate,
  aPairing,
  anEvaluation,
  aQuestion,
  aReply,
  aRun,
} from '../../test/fixtures/evaluation.ts';
import { answered } from '../../test/fixtures/rated-answers.ts';
import { planComparisons } from '../plan/comparisons.ts';
import { planAnswers } from '../plan/tasks.ts';
import type { Comparison, ComparisonTask } from '../record/comparison.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { newRunPairs } from './run-pairs.ts';

const questions = Array.from({ length: 8 }, (_, index) => aQuestion({ id: `q${index}` }));
const candidates = [aCandidate({ id: 'A' }), aCandidate({ id: 'B', guidance: 'Be terse.' })];

/** What a run comes to in which each comparison ends as said. */
function reportOf(ends: (task: ComparisonTask) => Partial<Comparison>, facts: Partial<Evaluation> = {}) {
  const evaluation = anEvaluation({ questions, candidates, ...aPairing(), ...facts });
  const comparisonsOf = planComparisons(evaluation);
  const pairs = newRunPairs(aRun({ evaluation }));
  const { servedModel, usage } = aReply();
  const usual = { outcome: 'compared', winner: 'same', explanation: '', blind: false, contradiction: null };
  for (const task of planAnswers(evaluation)) {
    const comparisons = comparisonsOf(task).map((pair) => ({
      task: pair,
      comparison: { ...usual, servedModel, usage, costUsd: null, ...ends(pair) } as Comparison,
    }));
    pairs.add({ task, answer: answered('48.'), ratings: [], comparisons, checks: [] });
  }
  return pairs.report();
}

const prefersB = ({ first }: ComparisonTask): Partial<Comparison> => ({
  winner: first.candidate.id === 'B' ? 'first' : 'second',
});

describe('the pairs of a run', () => {
  it('say who was preferred, by which rubric and judge, and how consistently', () => {
    const { pairwise } = reportOf(prefersB);
    assert.deepEqual(pairwise?.rubric, { id: 'preference', version: 1 });
    assert.deepEqual(pairwise?.judges, ['test:judge']);
    assert.deepEqual(pairwise?.counts, { questions: 8, comparisons: 16, noVerdict: 0, swapped: 8 });
    assert.equal(pairwise?.consistency.estimate, 1);
    const [pair] = pairwise?.pairs ?? [];
    assert.deepEqual([pair?.a, pair?.b, pair?.winner, pair?.winRate.estimate], ['A', 'B', 'B', 1]);
  });

  it('count questions of one cluster as one piece of evidence', () => {
    const clustered = questions.map((question, index) => ({ ...question, cluster: index < 4 ? 'x' : 'y' }));
    const { pairwise } = reportOf(prefersB, { questions: clustered });
    assert.deepEqual([pairwise?.pairs[0]?.winRate.clusters, pairwise?.pairs[0]?.verdict], [2, 'cannot-tell']);
  });

  it('are warned of where the judge did not see the document', () => {
    const { warnings } = reportOf(({ first }) => ({ blind: first.candidate.id === 'A' }));
    assert.deepEqual(
      warnings.find(({ code }) => code === 'blind-comparisons')?.message,
      '8 of 16 comparisons were made without sight of the document',
    );
  });

  it('without a choice are counted, whyever there is none', () => {
    const failed = { outcome: 'error', error: { code: 'timeout', message: 'no reply' } } as const;
    const { pairwise } = reportOf(({ first }) =>
      first.candidate.id === 'A' ? failed : { winner: 'second' },
    );
    assert.deepEqual([pairwise?.counts.noVerdict, pairwise?.counts.swapped], [8, 0]);
  });

  it('are none in a run that compares nothing', () => {
    const { pairwise: _pairwise, ...evaluation } = anEvaluation({ candidates });
    assert.deepEqual(newRunPairs(aRun({ evaluation })).report(), { pairwise: null, warnings: [] });
  });
});
