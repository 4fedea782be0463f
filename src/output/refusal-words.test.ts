import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalWords } from './refusal-words.ts';

test('every refusal has its reason and a remedy', () => {
  assert.equal(refusalWords('too_few_clusters'), 'one question gives no interval: add questions');
  const codes =
    'no_data too_few_clusters no_pairs zero_variance too_few_items separated not_connected judge_not_better_than_chance answer_variance_not_estimable rating_variance_not_estimable one_judge at_boundary';
  for (const code of codes.split(' ')) assert.match(refusalWords(code), /^[a-z].+: .+/u, code);
});

test('a code without words is named', () => {
  assert.equal(refusalWords('something_new'), 'it cannot be computed (something_new)');
});
