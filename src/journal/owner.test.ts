import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { isGone, newOwner } from './owner.ts';

const program = `
  import { newOwner } from ${JSON.stringify(new URL('./owner.ts', import.meta.url).href)};
  process.stdout.write(newOwner());
  setInterval(() => {}, 1000);
`;

test('no two owners have one name, and whoever lives is not gone', () => {
  const [one, other] = [newOwner(), newOwner()];
  assert.notEqual(one, other);
  assert.deepEqual([isGone(one), isGone(other)], [false, false]);
});

test('an owner is gone with its process', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [owner] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  assert.equal(isGone(owner), false);
  child.kill('SIGKILL');
  await once(child, 'close');
  assert.equal(isGone(owner), true);
});

test('of other machines, and of names that say nothing, nobody can tell', () => {
  const [, ...rest] = newOwner().split(' ');
  const noSuchProcess = 2 ** 30;
  assert.equal(isGone([noSuchProcess, ...rest].join(' ')), true);
  for (const owner of [`${noSuchProcess} word elsewhere`, `0 ${rest.join(' ')}`, '-1 a b', 'somebody', ''])
    assert.equal(isGone(owner), false, owner);
});

test("somebody else's process lives, though it may not be signalled", (context) => {
  context.mock.method(process, 'kill', () => {
    throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
  });
  assert.equal(isGone(newOwner()), false);
});
