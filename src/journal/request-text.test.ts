import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aRequest } from '../../test/fixtures/evaluation.ts';
import type { CallRequest } from '../record/call.ts';
import { MissingText, readRequest, writeRequest } from './request-text.ts';

const rules = 'Rate the answer by these rules, one after the other. '.repeat(10);

/** A judge's second turn on an answer, as it differs from case to case. */
function turn(facts: { answer: string; mark: string; signature: string; draw: string }): CallRequest {
  return aRequest({
    draw: facts.draw,
    origin: facts.mark.repeat(10),
    messages: [
      {
        role: 'user',
        parts: [
          { kind: 'document', hash: 'ab'.repeat(32) },
          { kind: 'text', name: 'instructions', text: rules },
          { kind: 'text', name: 'instructions', text: `[answer ${facts.mark}]` },
          { kind: 'text', name: 'answer', text: facts.answer },
        ],
      },
      {
        role: 'model',
        parts: [{ kind: 'text', name: 'answer', text: 'Fine.', signature: facts.signature }],
      },
    ],
  });
}

const one = turn({ answer: 'Three weeks. '.repeat(20), mark: 'f00', signature: 'c2ln', draw: '1' });
const other = turn({ answer: 'A month.', mark: 'ba5', signature: 'b3RoZXI='.repeat(30), draw: '2' });

test('a request is read as it was written, whatever is long in it', () => {
  for (const request of [one, other, aRequest(), aRequest({ system: rules })]) {
    const { json, texts } = writeRequest(request);
    assert.deepEqual(
      readRequest(json, (hash) => texts.get(hash) ?? null),
      request,
    );
  }
});

test('what requests of one kind have in common is one text', () => {
  const [first, second] = [writeRequest(one), writeRequest(other)];
  const common = [...first.texts.keys()].filter((hash) => second.texts.has(hash));
  assert.equal(common.filter((hash) => first.texts.get(hash) !== rules).length, 1);
  assert.ok(first.json.length < 420, first.json);
});

test('a request kept in the older way, without a frame, is read as well', () => {
  const stored = JSON.stringify({ ...aRequest(), system: { hash: 'ab' } });
  assert.deepEqual(
    readRequest(stored, () => rules),
    aRequest({ system: rules }),
  );
});

test('a text that is not there is missed', () => {
  const { json, texts } = writeRequest(one);
  for (const lost of texts.keys())
    assert.throws(
      () => readRequest(json, (hash) => (hash === lost ? null : (texts.get(hash) ?? null))),
      MissingText,
    );
  assert.throws(
    () =>
      readRequest(
        '{"texts":[],"messages":[{"role":"user","parts":[{"kind":"text","name":"question","text":{"own":3}}]}]}',
        () => null,
      ),
    MissingText,
  );
});
