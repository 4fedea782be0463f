import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clopperPearsonInterval, jeffreysInterval, wilsonInterval } from './proportion.ts';

const methods = [wilsonInterval, jeffreysInterval, clopperPearsonInterval];

test('none and all end exactly at 0 and 1', () => {
  for (const method of methods) {
    assert.partialDeepStrictEqual(method({ successes: 0, n: 7, level: 0.95 }), {
      estimate: 0,
      lower: 0,
      rough: true,
    });
    assert.partialDeepStrictEqual(method({ successes: 13, n: 13, level: 0.95 }), {
      estimate: 1,
      upper: 1,
      rough: false,
    });
  }
});

test('failures mirror successes', () => {
  for (const method of methods) {
    const three = method({ successes: 3, n: 11, level: 0.9 });
    const eight = method({ successes: 8, n: 11, level: 0.9 });
    assert.ok(!three.refused && !eight.refused);
    assert.ok(Math.abs(three.lower - (1 - eight.upper)) < 1e-12);
  }
});

test('Clopper and Pearson are the widest', () => {
  const [wilson, jeffreys, clopperPearson] = methods.map((method) => {
    const interval = method({ successes: 4, n: 30, level: 0.95 });
    return interval.refused ? NaN : interval.upper - interval.lower;
  });
  assert.ok(wilson! < clopperPearson! && jeffreys! < clopperPearson!);
});

test('no units are refused, and what is no proportion is a mistake of the caller', () => {
  assert.deepEqual(wilsonInterval({ successes: 0, n: 0, level: 0.95 }), {
    refused: true,
    reason: 'no_data',
    method: 'wilson/1',
    level: 0.95,
    clusters: 0,
    estimate: null,
  });
  assert.throws(() => jeffreysInterval({ successes: 3, n: 2, level: 0.95 }), /3 successes of 2 units/);
  assert.throws(() => wilsonInterval({ successes: NaN, n: 2, level: 0.95 }), RangeError);
});
