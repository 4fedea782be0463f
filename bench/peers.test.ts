import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { peersIn } from './peers.ts';

test('every program of the folder is a peer, by its name; other files are none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-peers-'));
  try {
    for (const name of ['evalite.mjs', 'own-loop.ts', 'notes.md']) writeFileSync(join(folder, name), '');
    assert.deepEqual(peersIn(folder), {
      evalite: join(folder, 'evalite.mjs'),
      'own-loop': join(folder, 'own-loop.ts'),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('without a folder there are none', () => {
  assert.deepEqual(peersIn(undefined), {});
});
