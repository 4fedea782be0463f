import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readQuotations } from './read-quotations.ts';

const texts = (answer: string): string[] => readQuotations(answer).map(({ text }) => text);

describe('quotations are read', () => {
  it('between marks of all kinds', () => {
    const marked = [
      'It says "the lamp was lit".',
      'It says “the lamp was lit”.',
      'Es heißt „the lamp was lit“.',
      'Es heißt „the lamp was lit”.',
      'Es heißt „the lamp was lit".',
      'On lit « the lamp was lit ».',
      'Es heißt »the lamp was lit«.',
      'It says ‘the lamp was lit’.',
      "It says 'the lamp was lit'.",
    ];
    for (const answer of marked)
      assert.deepEqual(
        texts(answer).map((text) => text.trim()),
        ['the lamp was lit'],
        answer,
      );
    assert.deepEqual(texts('文件说“灯在黄昏时点亮了”。'), ['灯在黄昏时点亮了']);
  });

  it('with marks of other kinds within them, and apostrophes', () => {
    assert.deepEqual(texts('“the ‘lamp’ wasn’t lit” and „the "lamp" was “lit” again“'), [
      'the ‘lamp’ wasn’t lit',
      'the "lamp" was “lit” again',
    ]);
    assert.deepEqual(texts("It says 'the keeper's lamp was lit' twice."), ["the keeper's lamp was lit"]);
  });

  it('from block quotes, without what names their source', () => {
    assert.deepEqual(texts('So:\n\n> The lamp\n> was lit.\n> — p. 3\n\nThus.'), ['The lamp\nwas lit.']);
    assert.deepEqual(texts('> The lamp was lit, see\n> page 3 and the plan.'), [
      'The lamp was lit, see\npage 3 and the plan.',
    ]);
    assert.deepEqual(texts('> The lamp was lit. (p. 3)'), ['The lamp was lit.']);
    assert.deepEqual(texts('> “The lamp was lit.” (p. 3)'), ['The lamp was lit.']);
    assert.deepEqual(texts('> “The lamp!” he cried, and it was lit again.'), [
      '“The lamp!” he cried, and it was lit again.',
    ]);
  });

  it('over a line’s end, but not over the end of a paragraph', () => {
    assert.deepEqual(texts('“the lamp\nwas lit”'), ['the lamp\nwas lit']);
    assert.deepEqual(texts('“the lamp\n\nwas lit at dusk”'), []);
  });
});

it('code within a quotation is part of it', () => {
  assert.deepEqual(texts('It says “the key `lamp` was lit”.'), ['the key `lamp` was lit']);
  assert.deepEqual(texts('> the key `lamp` was lit'), ['the key `lamp` was lit']);
});

describe('no quotations are', () => {
  it('one or two words in quotation marks', () => {
    assert.deepEqual(texts('The “lamp” was “so lit” that the "keeper" slept.'), []);
  });

  it('code, inches, elisions and marks that nothing closes', () => {
    const none = [
      '`print("the lamp was lit")`',
      '```\n"the lamp was lit"\n```',
      'A 5" lamp and a 7" lamp were lit.',
      "The lamp's light, and the keepers' house.",
      'He said “the lamp was lit.',
    ];
    for (const answer of none) assert.deepEqual(texts(answer), [], answer);
  });
});
