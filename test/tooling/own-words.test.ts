import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

// Put together from pieces, so that this file does not find itself.
const machineFolders = ['work', 'tmp/team', 'farm', 'root', 'home/[a-z]+', 'Users/[A-Za-z]+'];
const registries = [
  'registry npmjs org',
  'registry yarnpkg com',
  'files pythonhosted org',
  'proxy golang org',
];
const foreign = new RegExp(
  [
    ...machineFolders.map((folder) => `(?<![\\w.~-])/${folder}/`),
    ...registries.map((words) => words.replaceAll(' ', '[.]')),
  ].join('|'),
);

test('what is searched for is found', () => {
  const places = [['', 'work', 'main'].join('/'), ['https://registry', 'npmjs', 'org'].join('.')];
  for (const place of places) assert.match(`see "${place}"`, foreign);
  for (const fine of ['/network/', 'https://example.org/work/paper', './work/x'])
    assert.doesNotMatch(fine, foreign);
});

test('no file names a folder of one machine or a package registry', (context) => {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (listed.status !== 0) return context.skip('not a git checkout');
  const files = listed.stdout.split('\0').filter((file) => file !== '' && file !== '.gitignore');
  assert.ok(files.length > 0);
  const found = files.filter((file) => existsSync(join(root, file))).flatMap(foreignWords);
  assert.deepEqual(found, []);
});

function foreignWords(file: string): string[] {
  const lines = readFileSync(join(root, file), 'latin1').split('\n');
  return lines.flatMap((line, index) => {
    const match = foreign.exec(line);
    return match === null ? [] : [`${file}:${index + 1}: ${match[0]}`];
  });
}
