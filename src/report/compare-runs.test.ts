import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCandidate, anEvaluation, aRun, closeness } from '../../test/fixtures/evaluation.ts';
import { aRating } from '../../test/fixtures/rated-answers.ts';
import type { Run } from '../record/run.ts';
import { compareRuns } from './compare-runs.ts';
import type { Finding } from './finding.ts';

function ratings(
  values: readonly (number | null)[],
  facts: Partial<Finding & { kind: 'rating' }> = {},
): Finding[] {
  return values.map((rating, index) => {
    const unit = `q${index}`;
    const outcome = rating === null ? 'no-verdict' : 'rated';
    return aRating({ unit, question: unit, measure: closeness.id, rating, outcome, ...facts });
  });
}

async function compared(
  a: readonly Finding[],
  b: readonly Finding[],
  { run = {}, margin = null }: { run?: Partial<Run>; margin?: number | null } = {},
) {
  const [before, after] = [aRun({ status: 'complete' }), aRun({ id: 'run-2', status: 'complete', ...run })];
  return compareRuns(
    { run: before, findings: a },
    { run: after, findings: b },
    {
      pairs: [{ a: 'Plain', b: 'Plain' }],
      measures: new Set([closeness.id]),
      margin,
      level: 0.95,
      scope: 'questions-like-these',
      seed: 1,
      warnings: [],
    },
  );
}

const high = [3, 3, 3, 3, 2, 3, 3, 3];
const low = [1, 1, 2, 1, 1, 1, 2, 1];

describe('two runs', () => {
  it('are compared on the questions that both have ratings of: b minus a', async () => {
    const { comparisons, worse } = await compared(ratings(high), ratings([...low, 3]));
    const [one] = comparisons;
    assert.deepEqual([one?.shared, one?.dropped, one?.aHigher, one?.equal, one?.bHigher], [8, 1, 8, 0, 0]);
    assert.equal(one?.difference.estimate, -1.625);
    assert.deepEqual(one?.means, { a: 2.875, b: 1.25 });
    assert.deepEqual([one?.verdict, one?.winner, one?.worse, worse], ['different', 'a', true, true]);
    assert.equal(one?.margin, 0.125);
    assert.equal(one?.mostDifferent.length, 3);
  });

  it('are not worse where the later is better, or nothing can be told', async () => {
    const better = await compared(ratings(low), ratings(high));
    assert.deepEqual([better.comparisons[0]?.winner, better.worse], ['b', false]);
    const few = await compared(ratings([3, 3, 3]), ratings([1, 1, 1]));
    assert.deepEqual([few.comparisons[0]?.doubt, few.worse], ['few-clusters', false]);
  });

  it('may differ by no more than the margin that is given', async () => {
    const [one] = (await compared(ratings(high), ratings([3, 3, 3, 3, 3, 3, 3, 2]), { margin: 1 }))
      .comparisons;
    assert.deepEqual([one?.verdict, one?.margin], ['equivalent', 1]);
  });

  it('count what is missing', async () => {
    const [one] = (await compared(ratings([...high, null]), ratings([...low, 2]))).comparisons;
    assert.deepEqual([one?.missing, one?.shared, one?.dropped], [1, 8, 1]);
  });

  it('say what was changed about the candidate', async () => {
    const evaluation = anEvaluation({
      candidates: [aCandidate({ guidance: 'Be brief.', settings: { temperature: 0 } })],
    });
    const [one] = (await compared(ratings(high), ratings(low), { run: { evaluation } })).comparisons;
    assert.deepEqual(one?.changed, ['guidance', 'settings']);
  });

  it('on a scale with a target are compared by how near they come to it', async () => {
    const evaluation = anEvaluation({ rubrics: [{ ...closeness, target: 2 }] });
    const run = aRun({ status: 'complete', evaluation });
    const options = {
      pairs: [{ a: 'Plain', b: 'Plain' }],
      measures: new Set([closeness.id]),
      margin: null,
      level: 0.95,
      scope: 'questions-like-these' as const,
      seed: 1,
      warnings: [],
    };
    const { comparisons } = await compareRuns(
      { run, findings: ratings([3, 3, 2]) },
      { run, findings: ratings([2, 2, 2]) },
      options,
    );
    assert.equal(comparisons[0]?.bHigher, 2);
    assert.equal(comparisons[0]?.means.b, 0);
  });

  it('leave out a candidate that has no ratings', async () => {
    assert.deepEqual((await compared(ratings(high), [])).comparisons, []);
  });

  it('warn of what is not complete, and of a judge that was exchanged behind its name', async () => {
    const [a, b] = [ratings(high, { servedModel: 'judge-1' }), ratings(low, { servedModel: 'judge-2' })];
    const { warnings } = await compared(a, b, { run: { status: 'incomplete' } });
    assert.deepEqual(
      warnings.map(({ message }) => message),
      [
        'run-2 is incomplete; "assay run" goes on with it',
        'closeness: another version of the judge replied: judge-1, then judge-2',
      ],
    );
  });
});
