import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer } from '../record/answer.ts';
import type { CheckRule } from '../record/evaluation.ts';
import { anAnswerTask, answered } from '../../test/fixtures/rated-answers.ts';
import { checkAnswer } from './check-answer.ts';

function holds(rule: CheckRule, text: string): boolean | null | undefined {
  return checkAnswer(anAnswerTask(), answered(text), [{ id: 'one', rule, candidates: null }])[0]?.holds;
}

describe('a check', () => {
  const rules: readonly { rule: CheckRule; held: readonly string[]; broken: readonly string[] }[] = [
    { rule: { kind: 'maxSentences', limit: 1 }, held: ['One.'], broken: ['One. Two.'] },
    { rule: { kind: 'maxWords', limit: 2 }, held: ['two words', ''], broken: ['now three words'] },
    { rule: { kind: 'contains', text: 'Lamp' }, held: ['The LAMP.', 'lamps'], broken: ['the lam p'] },
    { rule: { kind: 'excludes', text: 'sorry' }, held: ['No.'], broken: ['SORRY, no.'] },
    {
      rule: { kind: 'matches', pattern: '^\\p{Lu}.*4\\d$' },
      held: ['It is 48'],
      broken: ['it is 48', '48.'],
    },
    { rule: { kind: 'equals', text: ' 48 ' }, held: ['48', '\n48 '], broken: ['48.', '048'] },
    { rule: { kind: 'json', schema: { type: 'array' } }, held: ['[1]'], broken: ['{}', '[1'] },
    { rule: { kind: 'citesPage' }, held: ['See p. 2.'], broken: ['See p. 3.', 'See there.'] },
  ];
  for (const { rule, held, broken } of rules) {
    it(`of ${rule.kind} holds or does not`, () => {
      for (const text of held) assert.equal(holds(rule, text), true, text);
      for (const text of broken) assert.equal(holds(rule, text), false, text);
    });
  }

  it('finds the same each time it is asked', () => {
    const rule: CheckRule = { kind: 'citesPage' };
    assert.deepEqual(
      [1, 2, 3].map(() => holds(rule, 'p. 1')),
      [true, true, true],
    );
  });

  it('is null where there is no answer to look at', () => {
    const none: Answer = { ...answered('cut of'), outcome: 'no-answer', reason: 'cut-off' } as Answer;
    const failed: Answer = { outcome: 'error', error: { code: 'timeout', message: 'no reply' } };
    const checks = [{ id: 'long', rule: { kind: 'maxWords', limit: 9 } as const, candidates: null }];
    for (const answer of [none, failed]) {
      assert.deepEqual(checkAnswer(anAnswerTask(), answer, checks), [{ check: 'long', holds: null }]);
    }
  });

  it('is null where looking takes too long', () => {
    assert.equal(holds({ kind: 'matches', pattern: '(a|a)*b' }, 'a'.repeat(38)), null);
  });

  it('for other candidates is not made, and the rest keep their order', () => {
    const rule: CheckRule = { kind: 'maxWords', limit: 9 };
    const checks = [
      { id: 'a', rule, candidates: ['Plain', 'Other'] },
      { id: 'b', rule, candidates: ['Other'] },
      { id: 'c', rule, candidates: null },
    ];
    const found = checkAnswer(anAnswerTask(), answered('x'), checks);
    assert.deepEqual(
      found.map(({ check }) => check),
      ['a', 'c'],
    );
  });
});
