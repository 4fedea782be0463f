import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrderedComparison } from '../statistics/preferences/ordered-comparison.ts';
import { pairwiseOf } from './pairwise.ts';
import type { PairwiseReport } from './report.ts';

type Choice = readonly [question: string, first: string, second: string, winner: OrderedComparison['winner']];

function pairwise(...choices: Choice[]): PairwiseReport {
  const comparisons = choices.map(([question, first, second, winner]) => ({
    question,
    first,
    second,
    winner,
    pair: [first, second].toSorted().join(),
    judge: 'lab:judge',
  }));
  return pairwiseOf(comparisons, { level: 0.95, seed: 1, rubric: null }) ?? assert.fail('there are choices');
}

/** The same choice on so many questions. */
function times(count: number, ...[question, ...choice]: Choice): Choice[] {
  return Array.from({ length: count }, (_, index) => [`${question}${index}`, ...choice]);
}

describe('choices between answers', () => {
  it('are counted for each pair, and their rate is that of the later candidate', () => {
    const { pairs, counts } = pairwise(
      ['1', 'A', 'B', 'first'],
      ['2', 'B', 'A', 'first'],
      ['3', 'A', 'B', 'same'],
      ['4', 'A', 'B', null],
    );
    const [pair] = pairs;
    assert.deepEqual([pair?.a, pair?.b], ['A', 'B']);
    assert.deepEqual(
      [pair?.aPreferred, pair?.same, pair?.bPreferred, pair?.noVerdict, pair?.questions],
      [1, 1, 1, 1, 3],
    );
    assert.equal(pair?.winRate.estimate, 0.5);
    assert.deepEqual(counts, { questions: 4, comparisons: 4, noVerdict: 1, swapped: 0 });
  });

  it('name a winner where both tests do', () => {
    const { pairs } = pairwise(...times(9, 'q', 'A', 'B', 'second'), ['x', 'A', 'B', 'first']);
    assert.deepEqual([pairs[0]?.verdict, pairs[0]?.winner], ['different', 'B']);
    const few = pairwise(...times(5, 'q', 'A', 'B', 'second')).pairs[0];
    assert.deepEqual([few?.verdict, few?.doubt], ['cannot-tell', 'few-clusters']);
  });

  it('in both orders say how far the judge agrees with itself, and which place it likes', () => {
    const { consistency, firstPositionRate, counts } = pairwise(
      ['1', 'A', 'B', 'first'],
      ['1', 'B', 'A', 'second'],
      ['2', 'A', 'B', 'first'],
      ['2', 'B', 'A', 'first'],
    );
    assert.equal(counts.swapped, 2);
    assert.equal(consistency.estimate, 0.5);
    assert.equal(firstPositionRate.estimate, 0.75);
  });

  it('among three candidates give strengths that sum to nothing, with ranks', () => {
    const { strengths, refused, positionEffect } = pairwise(
      ...times(6, 'a', 'A', 'B', 'first'),
      ...times(3, 'b', 'A', 'B', 'second'),
      ...times(6, 'c', 'B', 'C', 'first'),
      ...times(3, 'd', 'B', 'C', 'second'),
      ...times(6, 'e', 'A', 'C', 'first'),
      ...times(3, 'f', 'A', 'C', 'second'),
    );
    assert.equal(refused, null);
    assert.equal(positionEffect, null);
    assert.deepEqual(
      strengths?.map(({ candidate }) => candidate),
      ['A', 'B', 'C'],
    );
    const sum = strengths.reduce((all, { strength }) => all + (strength.estimate ?? NaN), 0);
    assert.ok(Math.abs(sum) < 1e-9);
  });

  it('in both orders of three candidates tell what being first adds', () => {
    const pairs: [string, string][] = [
      ['A', 'B'],
      ['B', 'C'],
      ['A', 'C'],
    ];
    const choices = pairs.flatMap(([one, other], index): Choice[] => [
      ...times(6, `x${index}`, one, other, 'first'),
      ...times(3, `y${index}`, other, one, 'first'),
      ...times(2, `z${index}`, other, one, 'second'),
    ]);
    assert.ok((pairwise(...choices).positionEffect?.estimate ?? 0) > 0);
  });

  it('say why there are no strengths', () => {
    const lost = pairwise(...times(6, 'a', 'A', 'B', 'first'), ...times(6, 'b', 'B', 'C', 'first'));
    assert.deepEqual([lost.strengths, lost.refused], [null, 'separated']);
    const apart = pairwise(['1', 'A', 'B', 'first'], ['2', 'C', 'D', 'first']);
    assert.equal(apart.refused, 'not_connected');
    assert.equal(pairwise(['1', 'A', 'B', 'first']).refused, null);
  });

  it('that go in a circle are named', () => {
    const { cycles } = pairwise(['1', 'A', 'B', 'first'], ['1', 'B', 'C', 'first'], ['1', 'C', 'A', 'first']);
    assert.deepEqual(cycles, [['A', 'B', 'C']]);
  });

  it('may be told against a baseline only', () => {
    const comparisons = ['A', 'B'].map((first) => ({
      question: '1',
      first,
      second: 'C',
      winner: 'first' as const,
      judge: '',
    }));
    const { pairs } = pairwiseOf(comparisons, { level: 0.95, seed: 1, rubric: null, baseline: 'C' }) ?? {};
    assert.deepEqual(
      pairs?.map(({ a, b, winRate }) => [a, b, winRate.estimate]),
      [
        ['C', 'A', 1],
        ['C', 'B', 1],
      ],
    );
    const others = pairwiseOf(comparisons, { level: 0.95, seed: 1, rubric: null, baseline: 'A' });
    assert.deepEqual(
      others?.pairs.map(({ a, b }) => [a, b]),
      [['A', 'C']],
    );
  });

  it('that are none give no report', () => {
    assert.equal(pairwiseOf([], { level: 0.95, seed: 1, rubric: null }), null);
  });
});
