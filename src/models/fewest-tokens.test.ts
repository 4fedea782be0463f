import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fewestTokens } from './fewest-tokens.ts';

describe('the fewest tokens of a text', () => {
  it('are a quarter less than its words; blanks and rules count for nothing', () => {
    assert.equal(fewestTokens(['seven long words make hardly seven tokens']), 0.75 * 7);
    assert.equal(fewestTokens([` ${'-'.repeat(90)} ... ${'\n'.repeat(90)} `]), 0);
    assert.equal(fewestTokens([]), 0);
    assert.equal(fewestTokens(['橋'.repeat(96)]), 0.75 * 4);
    assert.equal(fewestTokens(['a b c d e ']), 2);
  });
});
