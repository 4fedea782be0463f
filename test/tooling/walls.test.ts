import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

const sound = {
  'package.json':
    '{ "type": "module", "dependencies": { "zod": "1.0.0" }, "devDependencies": { "pdfkit": "1.0.0" } }',
  'node_modules/zod/package.json': '{ "name": "zod", "version": "1.0.0", "main": "index.js" }',
  'node_modules/zod/index.js': 'export const z = 1;',
  'node_modules/pdfkit/package.json': '{ "name": "pdfkit", "version": "1.0.0", "main": "index.js" }',
  'node_modules/pdfkit/index.js': 'export const pdf = 1;',
  'src/index.ts': "export { walk } from './run/walk.ts';",
  'src/record/task.ts': "import { z } from 'zod';\nexport type Task = string;\nexport const task = z;",
  'src/run/walk.ts':
    "import type { Task } from '../record/task.ts';\nexport const walk = (task: Task): Task => task;",
  'src/run/walk.test.ts':
    "import { pdf } from 'pdfkit';\nimport { walk } from './walk.ts';\nwalk(String(pdf));",
};

test('sound walls pass, and every file was seen', () => {
  const { status, output } = checkWalls({});
  assert.equal(status, 0, output);
  assert.match(output, /, 0 problems$/m);
});

test('every crossing of a wall is found and named', () => {
  const { status, output } = checkWalls({
    'src/record/upwards.ts': "import { walk } from '../run/walk.ts';\nexport const upwards = walk;",
    'src/record/upwards-type.ts':
      "import type { walk } from '../run/walk.ts';\nexport type Upwards = typeof walk;",
    'src/record/inline-type.ts':
      "import { type walk } from '../run/walk.ts';\nexport type Inline = typeof walk;",
    'src/record/re-export.ts': "export type { walk } from '../run/walk.ts';",
    'src/record/later.ts': "export const later = () => import('../run/walk.ts');",
    'src/record/reader.ts': "import { readFileSync } from 'node:fs';\nexport const reader = readFileSync;",
    'src/statistics/mean.ts': "import type { Task } from '../record/task.ts';\nexport type Mean = Task;",
    'src/run/front.ts': "import { walk } from '../index.ts';\nexport const front = walk;",
    'src/run/left.ts': "import { right } from './right.ts';\nexport const left = (): unknown => right;",
    'src/run/right.ts': "import { left } from './left.ts';\nexport const right = (): unknown => left;",
    'src/run/printer.ts': "import { pdf } from 'pdfkit';\nexport const printer = pdf;",
    'src/run/tested.ts': "import './walk.test.ts';\nexport const tested = 1;",
    'src/run/lost.ts': "import { gone } from './gone.ts';\nexport const lost = gone;",
    'src/attic/thing.ts': 'export const thing = 1;',
    'web/page.ts': "import { task } from '../src/record/task.ts';\nexport const page = task;",
    'web/deep.ts': "import type { walk } from '../src/run/walk.ts';\nexport type Deep = typeof walk;",
    'web/fine.ts': "import type { Task } from '../src/record/task.ts';\nexport type Fine = Task;",
  });
  assert.equal(status, 1);
  const expected = [
    'src/record/upwards.ts imports src/run/walk.ts (room-record)',
    'src/record/upwards-type.ts imports src/run/walk.ts (room-record)',
    'src/record/inline-type.ts imports src/run/walk.ts (room-record)',
    'src/record/re-export.ts imports src/run/walk.ts (room-record)',
    'src/record/later.ts imports src/run/walk.ts (room-record)',
    'src/record/reader.ts imports fs (record-knows-nothing)',
    'src/statistics/mean.ts imports src/record/task.ts (statistics-knows-numbers)',
    'src/run/front.ts imports src/index.ts (room-run)',
    'src/run/left.ts imports src/run/right.ts (no-circular)',
    'src/run/printer.ts imports node_modules/pdfkit/index.js (no-development-packages)',
    'src/run/tested.ts imports src/run/walk.test.ts (no-tests-inside)',
    'src/run/lost.ts imports ./gone.ts (no-unresolved)',
    'src/attic: not a room',
    'web/page.ts imports src/record/task.ts (web-runs-nothing)',
    'web/deep.ts imports src/run/walk.ts (web-knows-types)',
  ];
  for (const problem of expected)
    assert.ok(output.includes(problem), `not found: ${problem}\nin:\n${output}`);
  assert.ok(!output.includes('web/fine.ts'), output);
});

test('files that were not seen fail the check', () => {
  const { status, output } = checkWalls({
    '.dependency-cruiser.mjs': "export default { forbidden: [], options: { exclude: 'walk' } };",
  });
  assert.equal(status, 1);
  assert.match(output, /src\/run\/walk\.ts: not seen/);
});

function checkWalls(files: Record<string, string>): { status: number | null; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'assay-walls-'));
  try {
    cpSync(join(root, '.dependency-cruiser.mjs'), join(folder, '.dependency-cruiser.mjs'));
    mkdirSync(join(folder, 'src'));
    cpSync(join(root, 'src/rooms.json'), join(folder, 'src/rooms.json'));
    for (const [path, text] of Object.entries({ ...sound, ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    }
    const ended = spawnSync(process.execPath, [join(root, 'scripts/walls.ts')], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status: ended.status, output: `${ended.stdout}${ended.stderr}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
