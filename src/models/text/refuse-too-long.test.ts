import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseTooLong } from './refuse-too-long.ts';

const texts = ['word '.repeat(100)];
const refuse = (contextLength: number | null, output: number | null = null) =>
  refuseTooLong({ model: 'lab:llama', texts, output, contextLength });

test('a prompt that may just fit is let through, as is one for which nobody knows the room', () => {
  for (const [length, output] of [
    [null, null],
    [null, 1_000_000],
    [76, null],
    [86, 10],
  ] as const)
    assert.doesNotThrow(() => refuse(length, output));
});

test('a prompt that cannot fit, with its reply, ends its task with figures and remedy', () => {
  assert.throws(() => refuse(75), {
    code: 'too-long',
    reach: 'task',
    message:
      'lab:llama: the prompt needs at least 75 tokens, and the context holds 75; nothing was sent. Use a shorter document, or a model or server with a longer context.',
  });
  assert.throws(() => refuse(85, 10), {
    message: /at least 75 tokens and 10 for the reply, and the context holds 85/,
  });
});
