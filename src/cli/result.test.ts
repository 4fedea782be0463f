import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Outside } from './outside.ts';
import { resultTarget } from './result.ts';

describe('a result written to a file', () => {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'assay-result-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  async function written(chunks: Iterable<string>): Promise<string> {
    await resultTarget('rows.csv', { folder } as Outside).write(chunks);
    return readFileSync(join(folder, 'rows.csv'), 'utf8');
  }

  it('holds all pieces in their order, however long they are together', async () => {
    const pieces = Array.from({ length: 7 }, (_, index) => String(index).repeat(30_000));
    assert.equal(await written([...pieces, 'end\r\n']), `${pieces.join('')}end\r\n`);
  });

  it('is empty where there is nothing to write', async () => {
    assert.equal(await written([]), '');
  });
});
