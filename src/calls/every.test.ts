import assert from 'node:assert/strict';
import { test } from 'node:test';
import { every } from './every.ts';

test('work is done again and again, until it is stopped', (context) => {
  context.mock.timers.enable({ apis: ['setInterval'] });
  let done = 0;
  const stop = every(1000, () => void (done += 1));
  context.mock.timers.tick(999);
  assert.equal(done, 0);
  context.mock.timers.tick(2001);
  assert.equal(done, 3);
  stop();
  context.mock.timers.tick(5000);
  assert.equal(done, 3);
});
