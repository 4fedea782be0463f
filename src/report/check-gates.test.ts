import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aMeasure, aSource, findingsFrom } from '../../test/fixtures/rated-answers.ts';
import type { Gate } from '../record/evaluation.ts';
import { buildReport, type ReportSource } from './build-report.ts';
import type { GateReport } from './report.ts';

const ratings = findingsFrom({
  Good: { a: [[4], [5]], b: [[5], [4]], c: [[4], [null]] },
  Poor: { a: [[2]], b: [[1]], c: [[null]] },
});

async function gated(gates: readonly Gate[], facts: Partial<ReportSource> = {}): Promise<GateReport> {
  return (await buildReport(aSource({ gates, ...facts }), ratings)).gate;
}

function gate(kind: 'lower' | 'mean', atLeast: number, facts: Partial<Gate> = {}): Gate {
  return { candidate: 'Good', measure: 'quality', condition: { kind, atLeast }, ...facts };
}

describe('a gate', () => {
  it('on the mean holds from the threshold on, and one on the lower limit asks for more', async () => {
    // Question means 4.5, 4.5, 4.
    const mean = 13 / 3;
    assert.deepEqual(await gated([gate('mean', mean)]), {
      passed: true,
      conditions: [
        {
          candidate: 'Good',
          measure: 'quality',
          key: 'mean',
          atLeast: mean,
          atMost: null,
          value: mean,
          holds: true,
        },
      ],
    });
    const { passed, conditions } = await gated([gate('mean', 4.2), gate('lower', 4.2)]);
    assert.equal(passed, false);
    assert.deepEqual(
      conditions.map(({ holds }) => holds),
      [true, false],
    );
    const { candidates } = await buildReport(aSource(), ratings);
    assert.equal(conditions[1]?.value, candidates[0]?.measures['quality']?.mean.lower);
  });

  it('without a candidate is one condition for each', async () => {
    const { passed, conditions } = await gated([gate('mean', 3, { candidate: null })]);
    assert.equal(passed, false);
    assert.deepEqual(
      conditions.map(({ candidate, holds }) => [candidate, holds]),
      [
        ['Good', true],
        ['Poor', false],
      ],
    );
  });

  it('on what is unrated counts every planned rating, of every judge', async () => {
    const condition = { kind: 'unrated', atMost: 1 / 6 } as const;
    const { conditions } = await gated([{ candidate: null, measure: null, condition }]);
    assert.deepEqual(conditions, [
      {
        candidate: 'Good',
        measure: 'quality',
        key: 'unrated',
        atLeast: null,
        atMost: 1 / 6,
        value: 1 / 6,
        holds: true,
      },
      {
        candidate: 'Poor',
        measure: 'quality',
        key: 'unrated',
        atLeast: null,
        atMost: 1 / 6,
        value: 1 / 3,
        holds: false,
      },
    ]);
  });

  it('whose value cannot be computed does not hold', async () => {
    const one = findingsFrom({ Good: { a: [[4]] } });
    const { gate: found } = await buildReport(aSource({ gates: [gate('lower', 1), gate('mean', 4)] }), one);
    assert.deepEqual([found.passed, found.conditions.map(({ holds }) => holds)], [null, [null, true]]);
    assert.deepEqual(await gated([gate('mean', 1, { candidate: 'Gone' })]), {
      passed: null,
      conditions: [
        {
          candidate: 'Gone',
          measure: 'quality',
          key: 'mean',
          atLeast: 1,
          atMost: null,
          value: null,
          holds: null,
        },
      ],
    });
  });

  it('on a scale with a target asks how near the ratings come', async () => {
    const verbosity = aMeasure({ scale: { min: 1, max: 5, target: 4 }, levels: [] });
    // Distances of the questions .5, .5, 0; a mean within one point of 4 is wanted.
    const { conditions } = await gated([gate('mean', 3)], { measures: [verbosity] });
    assert.partialDeepStrictEqual(conditions, [{ atLeast: -1, value: -1 / 3, holds: true }]);
  });

  it('on exactly these questions takes their interval', async () => {
    const findings = findingsFrom({ Good: { a: [[4], [5]], b: [[1], [2]] } });
    const comparing = { ...aSource().comparing, scope: 'these-questions' } as const;
    const report = await buildReport(aSource({ gates: [gate('lower', 1)], comparing }), findings);
    assert.equal(
      report.gate.conditions[0]?.value,
      report.candidates[0]?.measures['quality']?.meanTheseQuestions.lower,
    );
  });

  it('is not needed: without one nothing passed, and nothing failed', async () => {
    assert.deepEqual(await gated([]), { passed: null, conditions: [] });
  });
});
