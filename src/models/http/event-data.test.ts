import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventData } from './event-data.ts';
import { textLines } from './text-lines.ts';

/** The same bytes in one piece and byte by byte: letters may be cut in two. */
async function read(text: string, reader: (body: AsyncIterable<Uint8Array>) => AsyncIterable<string>) {
  const bytes = new TextEncoder().encode(text);
  const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
  const whole = await Array.fromAsync(reader(ReadableStream.from([bytes])));
  assert.deepEqual(await Array.fromAsync(reader(ReadableStream.from(single))), whole);
  return whole;
}

test('lines come without what ends them, the last one also without an end', async () => {
  assert.deepEqual(await read('été\r\n\ntwo\nthree', textLines), ['été', '', 'two', 'three']);
  assert.deepEqual(await read('', textLines), []);
});

test('events come as their data; names, ids and comments are passed over', async () => {
  const text =
    ': hello\n\nevent: x\nid: 1\ndata: {"a":\ndata: 1}\n\ndata:été\r\n\r\n\n\ndata\n\ndata: [DONE]';
  assert.deepEqual(await read(text, eventData), ['{"a":\n1}', 'été', '', '[DONE]']);
});
