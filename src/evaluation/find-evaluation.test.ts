import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findEvaluation } from './find-evaluation.ts';

describe('finding the evaluation file', () => {
  let root = '';
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'assay-find-'));
    for (const folder of ['both', 'code', 'none']) await mkdir(join(root, folder));
    for (const file of [
      'both/assay.yaml',
      'both/assay.config.ts',
      'code/assay.config.ts',
      'none/other.yaml',
    ]) {
      await writeFile(join(root, file), '');
    }
  });
  after(() => rm(root, { recursive: true }));

  it('prefers assay.yaml, and takes assay.config.ts', async () => {
    assert.deepEqual(await findEvaluation(join(root, 'both')), { file: join(root, 'both/assay.yaml') });
    assert.deepEqual(await findEvaluation(join(root, 'code')), { file: join(root, 'code/assay.config.ts') });
  });

  it('takes the file or looks into the folder that is given, also by its whole path', async () => {
    assert.deepEqual(await findEvaluation(root, 'none/other.yaml'), { file: join(root, 'none/other.yaml') });
    assert.deepEqual(await findEvaluation(root, 'both'), { file: join(root, 'both/assay.yaml') });
    assert.deepEqual(await findEvaluation('elsewhere', join(root, 'code')), {
      file: join(root, 'code/assay.config.ts'),
    });
  });

  it('says in one line what to do where there is none', async () => {
    const none = join(root, 'none');
    assert.deepEqual(await findEvaluation(none), {
      problem: `no assay.yaml or assay.config.ts in ${none}; "assay init" writes one`,
    });
    assert.deepEqual(await findEvaluation(root, 'gone.yaml'), {
      problem: `${join(root, 'gone.yaml')} does not exist; "assay init" writes an evaluation`,
    });
  });
});
