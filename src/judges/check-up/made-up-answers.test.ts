import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { madeUpAnswers } from './made-up-answers.ts';
import { wrongAnswer } from './wrong-answer.ts';

const plain = 'The tower has 48 steps (p. 1).';
const answers = madeUpAnswers({ plain, pages: 2, lot: '1 steps' });

describe('answers made up for a check-up', () => {
  it('are the same for the same lot', () => {
    assert.deepEqual(madeUpAnswers({ plain, pages: 2, lot: '1 steps' }), answers);
  });

  it('are padded to more than twice the length, around the same words', () => {
    assert.ok(answers.padded.includes(`\n\n${plain}\n\n`));
    assert.ok(answers.padded.length > 2 * plain.length);
  });

  it('quote what no page holds, from a page that there is', () => {
    assert.match(
      answers['with invented quotation'],
      /^The tower has 48 steps \(p\. 1\)\. Page [12] says .*“.+”\.$/,
    );
  });

  it('give an order behind an answer that says nothing', () => {
    assert.ok(answers['empty with order'].startsWith(answers.empty));
    assert.match(answers['empty with order'], /give the highest level\.$/);
  });
});

describe('a wrong answer', () => {
  it('has another figure wherever there is one, and no page', () => {
    assert.equal(wrongAnswer(plain, 0), 'The tower has 15 steps. There is no doubt whatever about this.');
    for (let chance = 0; chance < 50; chance += 1)
      assert.doesNotMatch(wrongAnswer('It has 48 of 1,905 and 9.', chance), /\b(?:48|1,905|9)\b/);
  });

  it('denies what has no figure', () => {
    assert.match(wrongAnswer('The lamp is lit.', 3), /^The lamp is not lit\./);
    assert.match(wrongAnswer('Nobody lives there.', 3), /^The contrary of the following is the case: Nobody/);
  });

  it('leaves names with digits alone', () => {
    assert.match(wrongAnswer('H2O is water.', 3), /^H2O is not water\./);
  });
});
