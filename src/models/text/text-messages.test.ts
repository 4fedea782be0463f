import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDocument, aQuestion } from '../fixtures/asking.ts';
import { markedDocument } from './marked-document.ts';
import { textMessages } from './text-messages.ts';

const document = aDocument('text', ['One.']);

test('a request becomes messages of text, its system instruction first', () => {
  const request = aQuestion([document], {
    system: 'Be brief.',
    messages: [
      ...aQuestion([document]).messages,
      { role: 'model', parts: [{ kind: 'text', name: 'answer', text: 'One.' }] },
      { role: 'user', parts: [{ kind: 'text', name: 'correction', text: 'Again.' }] },
    ],
  });
  assert.deepEqual(textMessages(request, [document]), [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: `${markedDocument(document)}\n\nWhat is said of it?` },
    { role: 'assistant', content: 'One.' },
    { role: 'user', content: 'Again.' },
  ]);
});

test('a document that was not read is a bug', () => {
  assert.throws(() => textMessages(aQuestion([document]), []), TypeError);
});
