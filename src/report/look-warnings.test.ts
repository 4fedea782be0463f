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

test('who stopped early is told what was decided, and what that is worth', () => {
  assert.deepEqual(lookWarnings(reported()), [
    {
      code: 'stopped-early',
      message:
        'stopped early: the size may be overstated. After 20 of 40 questions quality was decided: A is 0.50 above B (likely 0.25 to 0.75). Checked at 4 planned points, so these ranges pay for peeking. Saved 44 % of the calls (70 of 160); all numbers are of the questions used',
    },
  ]);
});

test('what does not differ by what matters is told so', () => {
  const difference = { ...interval, estimate: 0.05, lower: -0.1, upper: 0.2 };
  const comparisons = [{ a: 'A', b: 'B', decided: 'equivalent', difference }] as const;
  const [warning] = lookWarnings(reported({ kind: 'anytime', stopped: 'equivalent', comparisons }));
  assert.match(
    warning?.message ?? '',
    /decided: B and A do not differ by what matters \(B 0\.05 above, likely -0\.10 to 0\.20\)\. Checked after every question, /,
  );
});

test('a difference without limits is told without them', () => {
  const difference = { ...interval, refused: true, reason: 'too_few_clusters' } as const;
  const comparisons = [{ a: 'A', b: 'B', decided: 'different', difference }] as const;
  assert.match(lookWarnings(reported({ comparisons }))[0]?.message ?? '', /decided: B and A differ\./);
});

test('a run that went to its end, or had no looks, is not warned of', () => {
  assert.deepEqual([...lookWarnings(null), ...lookWarnings(reported({ stopped: null }))], []);
});
