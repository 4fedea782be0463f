import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentWords, countWords } from './content-words.ts';

test('function words go, content stays in its order', () => {
  assert.deepEqual(contentWords('What is the lamp of the tower?'), ['lamp', 'tower']);
});

test('inflected forms share a stem', () => {
  const families = [
    ['budget', 'budgets', 'budgeting', 'budgeted'],
    ['plan', 'plans', 'planning', 'planned'],
    ['success', 'successes', 'successful', 'successfully'],
    ['agency', 'agencies', "agency's", 'agency’s'],
    ['iterate', 'iterates', 'iterating', 'iteration'],
    ['modernize', 'modernizing', 'modernization'],
  ];
  for (const family of families)
    assert.equal(new Set(family.flatMap(contentWords)).size, 1, family.join(' '));
});

test('different words keep different stems', () => {
  assert.equal(new Set(contentWords('succeed speed need bus class policy police')).size, 7);
});

test('an acronym is not the function word that it looks like', () => {
  assert.deepEqual(contentWords('it is IT'), ['it']);
  assert.deepEqual(contentWords('THE LAMP OF IT ALL'), ['lamp']);
});

test('figures stay whole, contractions of function words go', () => {
  assert.deepEqual(contentWords("don't pay $1,250.50 or 13%"), ['pay', '1,250.50', '13']);
});

test('words are counted as readers count them', () => {
  assert.equal(countWords('A two-week cycle (don’t ask) — costs 1.5 million.'), 9);
  assert.equal(countWords('… — !'), 0);
});
