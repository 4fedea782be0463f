import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { readJson } from './read-json.ts';

let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'assay-json-'))));
after(() => rm(folder, { recursive: true }));

async function read(text: string) {
  const file = join(folder, 'some.json');
  await writeFile(file, text);
  return readJson(file);
}

it('JSON is read as it stands', async () => {
  assert.deepEqual(await read('{"a": [1, "x"]}'), { json: { a: [1, 'x'] } });
});

it('numbers that are none are read as null, and texts that look like them stay', async () => {
  const read1 = await read('{"a": NaN, "b": -Infinity, "NaN": "say \\"NaN\\"", "c": [Infinity]}');
  assert.deepEqual(read1, { json: { a: null, b: null, NaN: 'say "NaN"', c: [null] } });
});

it('what is no JSON, or not there, is refused', async () => {
  assert.deepEqual(await read('{"a": '), { refused: 'is not valid JSON' });
  assert.deepEqual(await readJson(join(folder, 'gone.json')), { refused: 'does not exist' });
});
