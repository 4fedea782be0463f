import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { madeUpAnswers } from './made-up-answers.ts';
import { wrongAnswer } from './wrong-answer.ts';

const plain = 'The tower has 48 steps (p. 1).';
const answers = madeUpAnswers({ plain, others: [], pages: 2, lot: '1 steps' });

describe('answers made up for a check-up', () => {
  it('are the same for the same lot', () => {
    assert.deepEqual(madeUpAnswers({ plain, others: [], pages: 2, lot: '1 steps' }), answers);
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
  it('has another figure wherever there is one, and keeps its page', () => {
    assert.equal(wrongAnswer(plain, { others: [], chance: 0 }), 'The tower has 15 steps (p. 1).');
    for (let chance = 0; chance < 50; chance += 1) {
      const wrong = wrongAnswer('It has 48 of 1,905 and 9.', { others: [], chance });
      assert.match(wrong, /^It has [1-9]\d of [1-9],\d{3} and [1-9]\.$/);
      assert.doesNotMatch(wrong, / (?:48|1,905|9)[ .]/);
    }
  });

  it('denies what has no figure', () => {
    assert.match(
      wrongAnswer('The lamp is lit (p. 12).', { others: [], chance: 3 }),
      /^The lamp is not lit \(p\. 12\)\.$/,
    );
    assert.match(
      wrongAnswer('Nobody lives there.', { others: [], chance: 3 }),
      /^The contrary of the following is the case: Nobody/,
    );
  });

  it('takes its figures and its ends from elsewhere in the document, where there are any', () => {
    const others = ['The lamp was lit in 1871 (p. 2).', 'Visitors are shown up by the keeper (p. 2).'];
    assert.equal(wrongAnswer(plain, { others, chance: 0 }), 'The tower has 1871 steps (p. 1).');
    assert.equal(
      wrongAnswer('Old maps are kept in a cabinet (p. 1).', { others, chance: 0 }),
      'Old maps are shown up by the keeper (p. 1).',
    );
  });

  it('leaves names with digits alone', () => {
    assert.match(wrongAnswer('H2O is water.', { others: [], chance: 3 }), /^H2O is not water\./);
  });
});
