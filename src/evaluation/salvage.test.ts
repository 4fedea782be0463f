import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { candidateFile, questionFile } from './schema.ts';
import { salvage } from './salvage.ts';

describe('salvaging', () => {
  it('takes out unknown keys and wrong values and keeps the rest', () => {
    const value = { id: 'a', modle: 'x', settings: { topP: 'x', topK: 3, tpoK: 3 }, guidance: { text: 'x' } };
    assert.deepEqual(salvage(candidateFile, value), { id: 'a', settings: { topK: 3 } });
  });

  it('takes out a whole list rather than renumber it', () => {
    assert.deepEqual(salvage(questionFile, { ask: 'x', tags: ['a', 3, 'b'] }), { ask: 'x' });
  });

  it('gives nothing where what is needed is not there', () => {
    assert.equal(salvage(candidateFile, { model: 'x', other: 1 }), undefined);
    assert.equal(salvage(questionFile, 3), undefined);
  });

  it('leaves the value itself as it was', () => {
    const value = Object.freeze({ id: 'a', settings: Object.freeze({ topP: 'x' }) });
    assert.deepEqual(salvage(candidateFile, value), { id: 'a', settings: {} });
  });
});
