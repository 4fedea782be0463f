import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeLevels } from '../../rubrics/levels-text.ts';
import { context, documentPart, requestOf, textPart } from './fixtures/lighthouse.ts';
import { lexical } from './lexical.ts';

const names = ['first', 'same', 'second'];
const levels = writeLevels(names.map((name, at) => ({ name, value: at - 1, condition: 'some' })));
const schema = { kind: 'json' as const, schema: { properties: { winner: { enum: names } } } };

const question = textPart('question', 'When was the lighthouse built?');
const right = 'The lighthouse of Ravn was built in 1887 by the harbour office (p. 1).';
const wrong = 'The lighthouse was assembled by Norwegian astronauts from recycled glass.';

function requestFor(...answers: readonly string[]) {
  return [
    documentPart,
    textPart('instructions', levels),
    question,
    ...answers.map((answer) => textPart('answer', answer)),
  ];
}

async function winner(...answers: readonly string[]): Promise<unknown> {
  const { text } = await lexical().ask(requestOf(requestFor(...answers), { schema }), context);
  return (JSON.parse(text) as { winner: unknown }).winner;
}

describe('two answers before the lexical judge', () => {
  it('are told apart by their totals, in whatever order they stand', async () => {
    assert.deepEqual([await winner(right, wrong), await winner(wrong, right)], ['first', 'second']);
    assert.equal(await winner(right, right), 'same');
  });

  it('are described both, and end in a verdict that a second turn can convert', async () => {
    const { text } = await lexical().ask(requestOf(requestFor(wrong, right)), context);
    assert.match(text, /## The first answer.*## The second answer.*\n\nVerdict: second$/s);
  });

  it('must be two', async () => {
    for (const answers of [[right], [right, wrong, right]])
      await assert.rejects(winner(...answers), {
        code: 'bad-request',
        message: /exactly two parts named "answer"/,
      });
  });
});
