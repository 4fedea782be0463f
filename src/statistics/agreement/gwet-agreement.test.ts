import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gwetAgreement } from './gwet-agreement.ts';

test('nearly all one level: high, where kappa would be near 0', () => {
  const raters = [
    [5, 5, 5, 5, 5, 5, 5, 5, 5, 4],
    [5, 5, 5, 5, 5, 5, 5, 5, 4, 5],
  ];
  const result = gwetAgreement({ raters, categories: [4, 5], weighting: 'unweighted' });
  assert.ok(!result.refused);
  // Observed .8; expected 2 * .9 * .1 = .18.
  assert.ok(Math.abs(result.agreement - (0.8 - 0.18) / (1 - 0.18)) < 1e-12);
});

test('a unit with one rating tells the levels, not the agreement', () => {
  const raters = [
    [1, 2, 2],
    [1, 2, null],
  ];
  const result = gwetAgreement({ raters, categories: [1, 2], weighting: 'unweighted' });
  assert.ok(!result.refused);
  assert.equal(result.observed, 1);
  assert.ok(Math.abs(result.expected - 2 * (1 / 3) * (2 / 3)) < 1e-12);
});

test('without a unit that two have rated it refuses', () => {
  const raters = [
    [1, null],
    [null, 2],
  ];
  assert.deepEqual(gwetAgreement({ raters, categories: [1, 2], weighting: 'quadratic' }), {
    refused: true,
    reason: 'no_pairs',
    units: 0,
  });
});
