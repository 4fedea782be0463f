import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Ended {
  readonly counts: 'exit-code' | 'last-line' | 'tests' | 'pages';
  readonly code: number;
  readonly output: string;
  readonly report: string;
}

const scripts = new URL('../../scripts/', import.meta.url);
const { readCounts }: { readCounts: (ended: Ended) => Counts } = await import(
  new URL('counts.mjs', scripts).href
);

describe('readCounts', () => {
  const cases: readonly [string, Partial<Ended>, Counts][] = [
    ['a check that ends well', { counts: 'exit-code' }, { passed: 1, failed: 0 }],
    ['a check that ends badly', { counts: 'exit-code', code: 2 }, { passed: 0, failed: 1 }],
    ['tests', { report: '{"passed":3,"failed":0}' }, { passed: 3, failed: 0 }],
    ['tests that failed', { report: '{"passed":3,"failed":2}', code: 1 }, { passed: 3, failed: 2 }],
    [
      'tests that passed in a run that crashed',
      { report: '{"passed":3,"failed":0}', code: 1 },
      { passed: 3, failed: 1 },
    ],
    ['no tests at all', { report: '{"passed":0,"failed":0}' }, { passed: 0, failed: 1 }],
    ['no report', { report: '' }, { passed: 0, failed: 1 }],
    [
      'a last line',
      { counts: 'last-line', output: 'x\n5 passed, 1 failed\n', code: 1 },
      { passed: 5, failed: 1 },
    ],
    [
      'a last line that says more',
      { counts: 'last-line', output: '5 passed, 0 failed, or so' },
      { passed: 0, failed: 1 },
    ],
    [
      'a last line before a crash',
      { counts: 'last-line', output: '5 passed, 0 failed', code: 1 },
      { passed: 5, failed: 1 },
    ],
    ['pages', { counts: 'pages', report: pages({ expected: 4 }) }, { passed: 4, failed: 0 }],
    [
      'a page that passed the second time',
      { counts: 'pages', report: pages({ flaky: 1 }) },
      { passed: 0, failed: 1 },
    ],
    [
      'page tests that did not load',
      { counts: 'pages', report: pages({ expected: 4 }, 1) },
      { passed: 4, failed: 1 },
    ],
  ];
  for (const [name, ended, counts] of cases) {
    test(name, () => {
      assert.deepEqual(readCounts({ counts: 'tests', code: 0, output: '', report: '', ...ended }), counts);
    });
  }
});

describe('the reporter of counts', () => {
  const imported = "import { test } from 'node:test';\n";
  const cases: readonly [string, string, Counts][] = [
    ['tests', "test('a', () => {}); test('b', () => { throw new Error('no'); });", { passed: 1, failed: 1 }],
    ['a skipped test is none', "test('a', () => {}); test.skip('b', () => {});", { passed: 1, failed: 0 }],
    ['a file without tests', '', { passed: 0, failed: 1 }],
    ['a file that does not load', "import './gone.mjs';", { passed: 0, failed: 1 }],
    [
      'a test that ends the process',
      "test('a', () => {}); test('b', () => process.exit(0));",
      { passed: 0, failed: 1 },
    ],
    [
      'an error after the tests',
      "test('a', () => {}); setTimeout(() => { throw new Error('late'); }, 5);",
      { passed: 1, failed: 1 },
    ],
  ];
  for (const [name, source, counts] of cases) {
    test(name, () => {
      const { passed, failed } = reported(imported + source);
      assert.deepEqual({ passed, failed }, counts);
    });
  }
});

function pages(stats: Record<string, number>, errors = 0): string {
  const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  return JSON.stringify({ stats: { ...none, ...stats }, errors: Array.from({ length: errors }, () => ({})) });
}

function reported(source: string): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'assay-counts-'));
  try {
    writeFileSync(join(folder, 'some.test.mjs'), source);
    const { NODE_TEST_CONTEXT: _outer, ...env } = process.env;
    const reporter = fileURLToPath(new URL('count-reporter.mjs', scripts));
    const flags = [`--test-reporter=${reporter}`, '--test-reporter-destination=counts.json'];
    spawnSync(process.execPath, [...flags, '--test', 'some.test.mjs'], { cwd: folder, env });
    const counts: Counts = JSON.parse(readFileSync(join(folder, 'counts.json'), 'utf8'));
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
