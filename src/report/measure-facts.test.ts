import assert from 'node:assert/strict';
import { it } from 'node:test';
import { aJudge, anEvaluation, closeness } from '../../test/fixtures/evaluation.ts';
import type { Rubric } from '../record/rubric.ts';
import { measuresOf } from './measure-facts.ts';

function scaled(values: readonly number[], target: number | null = null): Rubric {
  const levels = values.map((value) => ({ value, name: `at ${value}`, condition: `is ${value}` }));
  return { ...closeness, levels, target };
}

function passOf(rubric: Rubric, pass: number | null): number | null | undefined {
  return measuresOf(
    anEvaluation({ rubrics: [rubric], statistics: { ...anEvaluation().statistics, pass } }),
  )[0]?.pass;
}

it('an answer passes from 4 of 1 to 5, from 1 of 0 and 1, and from nowhere else unless it is said', () => {
  assert.equal(passOf(scaled([1, 2, 3, 4, 5]), null), 4);
  assert.equal(passOf(scaled([0, 1]), null), 1);
  assert.equal(passOf(scaled([1, 2, 3]), null), null);
  assert.equal(passOf(scaled([-2, -1, 0, 1, 2], 0), null), null);
  assert.equal(passOf(scaled([1, 2, 3]), 2.5), 2.5);
  assert.equal(passOf(scaled([1, 2, 3, 4, 5]), 3), 3);
});

it('what is said for one scale is not held against another that does not reach it', () => {
  assert.equal(passOf(scaled([0, 1]), 4), 1);
  assert.equal(passOf(scaled([1, 2, 3]), 4), null);
});

it('the measures are the judges, then the checks', () => {
  const checks = [{ id: 'short', rule: { kind: 'maxSentences', limit: 1 }, candidates: null }] as const;
  assert.deepEqual(measuresOf(anEvaluation({ judges: [aJudge({ turns: 'two' })], checks })), [
    {
      id: 'closeness',
      kind: 'rating',
      rubric: { id: 'closeness', version: 1 },
      scale: { min: 1, max: 3, target: null },
      levels: [
        { value: 1, name: 'far' },
        { value: 2, name: 'near' },
        { value: 3, name: 'close' },
      ],
      pass: null,
      margin: 0.125,
      turns: 'two',
      oneJudge: true,
    },
    {
      id: 'short',
      kind: 'check',
      rubric: null,
      scale: { min: 0, max: 1, target: null },
      levels: [],
      pass: null,
      margin: 0.0625,
      turns: null,
    },
  ]);
});

it('a difference that does not matter is a sixteenth of the scale, or what the user says; a check keeps its sixteenth', () => {
  const checks = [{ id: 'short', rule: { kind: 'maxSentences', limit: 1 }, candidates: null }] as const;
  const margins = (margin: number | null) =>
    measuresOf(anEvaluation({ checks, statistics: { ...anEvaluation().statistics, margin } })).map(
      (measure) => measure.margin,
    );
  assert.deepEqual(margins(null), [0.125, 0.0625]);
  assert.deepEqual(margins(0.5), [0.5, 0.0625]);
});
