import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matchesPattern } from './pattern.ts';

const prose =
  'The keeper inspects the lamp every evening before sunset, because salt dulls the lens. '.repeat(6);

describe('a pattern', () => {
  const found: readonly [pattern: string, text: string, found: boolean][] = [
    ['^\\p{Lu}.*4\\d$', 'It is 48', true],
    ['^\\p{Lu}.*4\\d$', 'it is 48', false],
    ['(?:\\d+\\.)+$', 'See 1.2.3.', true],
    ['^(?:\\d+\\.)+$', 'See 1.2.3.', false],
    ['a*a*a*a*b', `${prose}b`, true],
    ['(a)\\1', 'baa', true],
    ['\\(\\)\\*', 'f()*', true],
  ];
  for (const [pattern, text, result] of found) {
    it(`${pattern} is ${result ? '' : 'not '}found in ${JSON.stringify(text.slice(-20))}`, () =>
      assert.equal(matchesPattern(text, pattern), result));
  }

  const endless: readonly [pattern: string, text: string][] = [
    ['(a|a)*b', 'a'.repeat(38)],
    ['a*a*a*a*a*a*a*a*a*b', 'a'.repeat(300)],
    [`${'(a|a)'.repeat(40)}b`, 'a'.repeat(60)],
  ];
  for (const [pattern, text] of endless) {
    it(`${pattern.slice(0, 20)} that takes for ever is given up, and the next one is looked for`, () => {
      assert.equal(matchesPattern(text, pattern), null);
      assert.equal(matchesPattern('ab', '(a|a)*b'), true);
    });
  }

  it('that is none is heard of', () => {
    assert.throws(() => matchesPattern('x', '('), SyntaxError);
    assert.throws(() => matchesPattern('x', '(a+)+('), SyntaxError);
  });
});
