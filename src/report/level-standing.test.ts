import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aMeasure } from '../../test/fixtures/rated-answers.ts';
import { levelStanding } from './level-standing.ts';

const { levels } = aMeasure();

function standing(estimate: number | null, lower: number | null = null, upper: number | null = null) {
  return levelStanding(levels, { estimate, lower, upper });
}

describe('the level of a mean', () => {
  it('is the nearest one', () => {
    const nearest = (mean: number) => standing(mean)?.nearest;
    assert.deepEqual([1, 1.4, 2.6, 4.44, 4.56, 5].map(nearest), [
      'very bad',
      'very bad',
      'ok',
      'good',
      'very good',
      'very good',
    ]);
  });

  it('is none within 5 % of the distance from the middle between two, whichever way the middle would round', () => {
    const between = (mean: number) => standing(mean)?.between?.join('/') ?? null;
    assert.deepEqual([1.5, 2.5, 3.5, 4.5, 4.45, 4.55].map(between), [
      'very bad/bad',
      'bad/ok',
      'ok/good',
      'good/very good',
      'good/very good',
      'good/very good',
    ]);
    assert.deepEqual([4.449, 4.551].map(between), [null, null]);
    assert.deepEqual(standing(4.5, 4.4, 4.6), {
      nearest: null,
      between: ['good', 'very good'],
      supported: false,
    });
  });

  it('is supported only where both limits are nearest to it', () => {
    const supported = (lower: number | null, upper: number | null) => standing(4.1, lower, upper)?.supported;
    assert.equal(supported(3.6, 4.4), true);
    assert.equal(supported(3.4, 4.4), false);
    assert.equal(supported(3.6, 4.6), false);
    assert.equal(supported(3.5, 4.4), false);
    assert.equal(supported(3.6, 4.5), false);
    assert.equal(supported(null, null), false);
  });

  it('is null without a mean, and on a scale without names', () => {
    assert.equal(standing(null), null);
    assert.equal(levelStanding([], { estimate: 3, lower: 2, upper: 4 }), null);
  });

  it('knows levels that are not one apart', () => {
    const uneven = [
      { value: -2, name: 'low' },
      { value: 0, name: 'even' },
      { value: 0.5, name: 'high' },
    ];
    const at = (estimate: number) => levelStanding(uneven, { estimate, lower: null, upper: null });
    assert.deepEqual(at(-1)?.between, ['low', 'even']);
    assert.equal(at(-0.89)?.nearest, 'even');
    assert.deepEqual(at(-0.9)?.between, ['low', 'even']);
    assert.deepEqual(at(0.25)?.between, ['even', 'high']);
    assert.deepEqual(at(0.275)?.between, ['even', 'high']);
    assert.equal(at(0.28)?.nearest, 'high');
  });
});
