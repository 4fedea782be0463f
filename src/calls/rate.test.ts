import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Rate } from './rate.ts';

describe('a rate', () => {
  it('lets so much be taken in any minute, and says how long to wait for more', () => {
    const rate = new Rate(3);
    for (const at of [0, 10_000, 20_000]) {
      assert.equal(rate.delay(1, at), 0);
      rate.take(1, at);
    }
    assert.equal(rate.delay(1, 30_000), 30_000);
    assert.equal(rate.delay(2, 30_000), 40_000);
    assert.equal(rate.delay(1, 59_999), 1);
    assert.equal(rate.delay(1, 60_000), 0);
    rate.take(1, 60_000);
    assert.equal(rate.delay(1, 60_000), 10_000);
  });

  it('lets more than a minute’s worth be taken alone', () => {
    const rate = new Rate(10);
    assert.equal(rate.delay(25, 0), 0);
    rate.take(25, 0);
    assert.equal(rate.delay(1, 1000), 59_000);
    assert.equal(rate.delay(25, 1000), 59_000);
    assert.equal(rate.delay(25, 60_000), 0);
  });

  it('counts what was really taken, once that is known', () => {
    const rate = new Rate(100);
    const less = rate.take(90, 0);
    assert.equal(rate.delay(50, 0), 60_000);
    less(20);
    assert.equal(rate.delay(50, 0), 0);
    const more = rate.take(50, 0);
    more(90);
    assert.equal(rate.delay(1, 0), 60_000);
    assert.equal(rate.delay(1, 60_000), 0);
    more(1000);
    assert.equal(rate.delay(100, 60_000), 0, 'what is a minute old counts no more');
  });

  it('is never more than allowed in any minute, whatever comes', () => {
    const rate = new Rate(50);
    const taken: { at: number; amount: number }[] = [];
    let now = 0;
    for (let index = 0; index < 500; index += 1) {
      const amount = 1 + ((index * 7) % 12);
      for (let delay = rate.delay(amount, now); delay > 0; delay = rate.delay(amount, now)) now += delay;
      rate.take(amount, now);
      taken.push({ at: now, amount });
      now += (index * 37) % 900;
    }
    for (const { at } of taken) {
      const within = taken.filter((one) => one.at >= at && one.at < at + 60_000);
      assert.ok(within.reduce((sum, one) => sum + one.amount, 0) <= 50);
    }
  });
});
