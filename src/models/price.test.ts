import assert from 'node:assert/strict';
import { test } from 'node:test';
import { costOf, priceOf } from './price.ts';

const usage = { inputTokens: 1_000_000, cachedInputTokens: 0, outputTokens: 1_000_000 };
const at = Date.parse('2026-11-23T12:00:00Z');

test('what runs here or was paid before costs nothing', () => {
  for (const model of ['builtin:extractive', 'given:abc', 'recorded:a:b.db']) {
    assert.equal(costOf({ model, usage, at }, {}), 0);
  }
});

test('without a price the cost is unknown, never nothing', () => {
  for (const model of ['google:gemini-4-hydrogen', 'google:nobody-knows', 'builtins:x', 'builtin', '']) {
    assert.equal(costOf({ model, usage, at }, {}), null);
  }
});

test('without the tokens the cost is unknown', () => {
  assert.equal(
    costOf({ model: 'google:gemini-3.8-flash', usage: { ...usage, outputTokens: null }, at }, {}),
    null,
  );
});

test('the price of the day holds', () => {
  const model = 'google:gemini-3.8-flash';
  assert.equal(costOf({ model, usage, at }, {}), 4.5);
  assert.equal(costOf({ model, usage, at: Date.parse('2026-12-31T23:59:59Z') }, {}), 4.5);
  assert.equal(costOf({ model, usage, at: Date.parse('2027-01-01T00:00:00Z') }, {}), 9);
});

test('long prompts have their own price where the table has one', () => {
  const model = 'google:gemini-3.1-pro-preview';
  const price = (inputTokens: number) => priceOf(model, { at, inputTokens }, {})?.input;
  assert.deepEqual([200_000, 200_001].map(price), [2, 4]);
});

test('cached input has its own price, and counts within the input', () => {
  const cached = { inputTokens: 1_000_000, cachedInputTokens: 900_000, outputTokens: 0 };
  const cost = costOf({ model: 'google:gemini-3.8-flash', usage: cached, at }, {}) ?? Number.NaN;
  assert.ok(Math.abs(cost - (0.075 + 0.0675)) < 1e-12, String(cost));
});

test('a price of the user comes before the table, also for a model that it does not hold', () => {
  const prices = { 'google:gemini-3.8-flash': { input: 1, output: 0 }, 'lab:llama': { input: 0, output: 0 } };
  assert.equal(costOf({ model: 'google:gemini-3.8-flash', usage, at }, prices), 1);
  assert.equal(costOf({ model: 'lab:llama', usage, at }, prices), 0);
});
