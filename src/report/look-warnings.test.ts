import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookWarnings } from './look-warnings.ts';
import { looksReport } from './looks-report.ts';
import type { Looks } from '../run/looks.ts';
import type { LooksReport, Report } from './report.ts';

const interval = {
  refused: false,
  estimate: -0.5,
  lower: -0.75,
  upper: -0.25,
  level: 0.99,
  df: 19,
  standardError: 0.1,
  clusters: 20,
  method: 'paired t/1',
  rough: false,
} as const;

const looks: Looks = {
  kind: 'looks',
  measure: 'quality',
  planned: 4,
  used: 2,
  stopped: 'different',
  questions: { planned: 40, used: 20 },
  comparisons: [{ a: 'A', b: 'B', decided: 'different', difference: interval }],
};

function reported(facts: Partial<Looks> = {}, calls: number | null = 90): LooksReport {
  const usage = { calls } as Report['usage'];
  return looksReport({ looks: { ...looks, ...facts }, callsPlanned: 160 }, usage) ?? assert.fail();
}

test('a report tells what the looks came to, with the calls that were not needed', () => {
  const { calls, comparisons } = reported();
  assert.deepEqual(calls, { planned: 160, saved: 70 });
  const { standardError: _, ...told } = interval;
  assert.deepEqual(comparisons[0]?.difference, { ...told, scope: 'questions-like-these', refused: null });
});

test('nothing was saved by a run that went to its end, or whose calls nobody counted', () => {
  assert.equal(reported({ stopped: null }).calls.saved, 0);
  assert.equal(reported({}, null).calls.saved, 0);
  assert.equal(reported({}, 200).calls.saved, 0);
});

test('without looks a report tells of none', () => {
  assert.equal(looksReport(null, { calls: 3 } as Report['usage']), null);
});

test('who stopped early is told so, with what that is worth and what it saved', () => {
  assert.deepEqual(lookWarnings(reported()), [
    {
      code: 'stopped-early',
      message:
        'stopped early: the size may be overstated. After 20 of 40 questions every comparison by quality was decided (checked at 4 planned points, and the range of each difference pays for peeking). Saved 44 % of the calls (70 of 160); all numbers are of the questions used',
    },
  ]);
});

test('who could stop at any time was checked as it went on', () => {
  const [warning] = lookWarnings(reported({ kind: 'anytime', stopped: 'equivalent' }));
  assert.match(warning?.message ?? '', / \(checked as it went on, and /);
});

test('a run that went to its end, or had no looks, is not warned of', () => {
  assert.deepEqual([...lookWarnings(null), ...lookWarnings(reported({ stopped: null }))], []);
});
