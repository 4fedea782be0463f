/** What `npm run <task>` runs. A step says how it is counted; a command is handed the terminal. */
import { sourceFlags } from './setup.mjs';

const fromSource = (...args) => ({ command: 'node', args: [...sourceFlags, ...args] });
const tests = (...patterns) => ({ ...fromSource('--test', ...patterns), counts: 'tests' });

const steps = {
  format: { command: 'oxfmt', args: ['--check', '.'] },
  lint: { command: 'oxlint', args: ['.'] },
  walls: { command: 'node', args: ['scripts/walls.ts'] },
  types: { command: 'tsc', args: ['-p', '.'] },
  unused: { command: 'knip', args: [] },
  // In one process: starting one for each of so many small files takes longer than all their tests.
  unit: tests('--test-isolation=none', '{src,bench}/**/*.test.ts'),
  house: tests('test/{tooling,golden,defects,docs,citations}/*.test.ts'),
  golden: { ...fromSource('test/golden/run.ts', 'test/golden/statistics'), counts: 'last-line' },
  coverage: tests('test/coverage/*.test.ts'),
  journeys: tests('test/{journeys,kit}/**/*.test.ts'),
  pages: { command: 'playwright', args: ['test', '-c', 'test/pages/playwright.config.ts'], counts: 'pages' },
};

/** Tasks of several steps: each is timed, all are run, and their counts are added up. */
export const checks = {
  test: named(
    'format',
    'lint',
    'walls',
    'types',
    'unused',
    'unit',
    'house',
    'golden',
    'coverage',
    'journeys',
    'pages',
  ),
  check: named('format', 'lint', 'walls', 'types', 'unit', 'house', 'journeys'),
  lint: named('format', 'lint', 'walls', 'types', 'unused'),
  unit: named('unit'),
  house: named('house'),
  journeys: named('journeys'),
  pages: named('pages'),
};

/** Tasks that are one command, with the user's arguments behind its own. */
export const commands = {
  demo: fromSource('scripts/demo.ts'),
  golden: fromSource('test/golden/run.ts'),
  coverage: fromSource('test/coverage/run.ts'),
  soak: fromSource('test/soak/run.ts'),
  bench: fromSource('bench/run.ts'),
  build: { command: 'node', args: ['scripts/build.mjs'] },
  format: { command: 'oxfmt', args: ['.'] },
};

function named(...names) {
  return names.map((name) => ({ name, counts: 'exit-code', ...steps[name] }));
}
