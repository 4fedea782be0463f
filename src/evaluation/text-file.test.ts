import assert from 'node:assert/strict';
import { devNull } from 'node:os';
import { test } from 'node:test';
import { fileFault } from './text-file.ts';

test(
  'a device is no file, and what is not there does not exist',
  { skip: process.platform === 'win32' },
  async () => {
    assert.equal(await fileFault(devNull, { megabytes: 1 }), 'is not a file');
    assert.equal(await fileFault(`${devNull}/a`, { megabytes: 1 }), 'does not exist');
  },
);
