import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCheck, aMeasure, anAnswer, aSource, findingsFrom } from '../../test/fixtures/rated-answers.ts';
import { detectableDifference } from '../statistics/planning/detectable-difference.ts';
import { crossedNoise } from '../statistics/planning/crossed-noise.ts';
import { buildReport } from './build-report.ts';
import type { Finding } from './finding.ts';
import type { MeasureFacts } from './measure-facts.ts';
import type { Noise } from './report.ts';

async function noise(findings: readonly Finding[], measure: MeasureFacts = aMeasure()): Promise<Noise> {
  const found = (await buildReport(aSource({ measures: [measure] }), findings)).noise[measure.id];
  assert.ok(found);
  return found;
}

const twice = {
  A: {
    a: [
      [2, 3],
      [4, 4],
    ],
    b: [
      [3, 3],
      [5, 4],
    ],
    c: [
      [1, 2],
      [2, 2],
    ],
  },
  B: {
    a: [
      [3, 3],
      [4, 5],
    ],
    b: [
      [3, 4],
      [3, 3],
    ],
    c: [
      [4, 4],
      [2, 3],
    ],
  },
};

describe('the noise of a measure', () => {
  it('of several candidates is that of the crossed analysis, with shares of the whole', async () => {
    const found = await noise(findingsFrom(twice));
    const expected = crossedNoise(
      Object.values(twice).map((units) =>
        Object.entries(units).map(([question, answers]) => ({
          question,
          answers: answers.map((ratings) => ({ ratings })),
        })),
      ),
    );
    assert.ok(!expected.refused && found.shares);
    const { question, interaction, answer, rating } = expected;
    assert.deepEqual(
      [found.question, found.interaction, found.answer, found.judge, found.method, found.refused],
      [question, interaction, answer, rating, 'crossed anova/1', null],
    );
    const parts = Object.values(found.shares).map((share) => share ?? NaN);
    assert.ok(Math.abs(parts.reduce((sum, share) => sum + share, 0) - 1) < 1e-12);
    assert.equal(found.repeatedAlike, 6 / 12);
  });

  it('of one candidate is that of the nested analysis, and nothing is detected', async () => {
    const found = await noise(findingsFrom({ A: twice.A }));
    assert.deepEqual(
      [found.method, found.interaction, found.detectableDifference],
      ['nested anova/1', null, null],
    );
    assert.equal(found.shares?.interaction, null);
  });

  it('cannot be split with one rating or one answer each, and the detectable difference is there all the same', async () => {
    const once = findingsFrom({ A: { a: [[2], [3]], b: [[4], [4]] }, B: { a: [[3], [5]], b: [[3], [4]] } });
    const found = await noise(once);
    assert.deepEqual(
      [found.question, found.answer, found.judge, found.shares, found.refused],
      [null, null, null, null, 'rating_variance_not_estimable'],
    );
    // Differences 1.5 and -.5: their standard deviation is the square root of 2.
    const expected = detectableDifference({ deviation: Math.SQRT2, questions: 2, alpha: 0.05, power: 0.8 });
    assert.ok(Math.abs((found.detectableDifference ?? NaN) - (expected ?? NaN)) < 1e-9);
    const single = await noise(findingsFrom({ A: { a: [[2]], b: [[4]] }, B: { a: [[3]], b: [[3]] } }));
    assert.equal(single.refused, 'answer_variance_not_estimable');
  });

  it('of a check has no part of a judge', async () => {
    const held = { A: [true, false, true, true], B: [false, false, true, false] };
    const findings = Object.entries(held).flatMap(([candidate, all]) =>
      all.map((holds, index): Finding => {
        const { question, document, cluster } = anAnswer();
        const unit = `q${index % 2}`;
        const place = { candidate, unit, question, document, cluster, answerIndex: index < 2 ? 1 : 2 };
        return { kind: 'check', ...place, measure: 'short', holds, failed: false };
      }),
    );
    const found = await noise(findings, aCheck());
    assert.deepEqual([found.judge, found.refused, found.repeatedAlike], [0, null, null]);
    // Within questions: A 1,1 and 0,1; B 0,1 and 0,0: squares 0, .5, .5, 0 on four degrees of freedom.
    assert.ok(Math.abs((found.answer ?? NaN) - 0.25) < 1e-12);
  });
});
