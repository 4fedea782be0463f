import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aSource, anAnswer } from '../../test/fixtures/rated-answers.ts';
import { clusteredWilsonInterval } from '../statistics/intervals/clustered-wilson.ts';
import { buildReport } from './build-report.ts';
import { citationFacts, citationsOf } from './fixtures/citations.ts';
import type { Finding } from './finding.ts';
import type { CandidateMeasure, Report } from './report.ts';

async function reported(findings: readonly Finding[]): Promise<Report> {
  const answers = findings.map(({ unit, answerIndex }) => anAnswer({ unit, answerIndex }));
  return buildReport(aSource({ measures: [citationFacts] }), [...answers, ...findings]);
}

async function measured(findings: readonly Finding[]): Promise<CandidateMeasure> {
  const found = (await reported(findings)).candidates[0]?.measures['citations'];
  assert.ok(found !== undefined);
  return found;
}

describe('the measure of citations', () => {
  it('is the mean over questions of the share of quotations found, with the interval of a share', async () => {
    const { mean, counts, passRate } = await measured([
      citationsOf({ unit: 'a', quotation: { found: 1, fuzzy: 1 } }),
      citationsOf({ unit: 'a', answerIndex: 2, quotation: { found: 9 } }),
      citationsOf({ unit: 'b', quotation: { found: 1, 'found-elsewhere': 2, 'not-in-document': 1 } }),
    ]);
    const questions = [
      { rate: 0.75, answers: 2 },
      { rate: 0.25, answers: 1 },
    ];
    const expected = clusteredWilsonInterval({ questions, level: 0.95 });
    assert.ok(!expected.refused);
    assert.deepEqual(
      [mean.estimate, mean.lower, mean.upper, mean.clusters],
      [0.5, expected.lower, expected.upper, 2],
    );
    assert.deepEqual([counts.questions, counts.answers, counts.ratings], [2, 3, 3]);
    assert.equal(passRate, null);
  });

  it('leaves out answers that quote nothing, and those that did not come: nothing is missing', async () => {
    const { mean, counts, meanIfMissing, citations } = await measured([
      citationsOf({ unit: 'a', quotation: { found: 1 } }),
      citationsOf({ unit: 'b', page: { found: 1 } }),
      citationsOf({ unit: 'c', missing: 'no-answer' }),
    ]);
    assert.deepEqual([mean.estimate, counts.questions, counts.ratingsPlanned], [1, 1, 1]);
    assert.equal(meanIfMissing, null);
    assert.deepEqual([citations?.answers, citations?.answersQuoting], [2, 1]);
  });

  it('knows nothing of an answer that can still come', async () => {
    const { counts, meanIfMissing } = await measured([
      citationsOf({ unit: 'a', quotation: { found: 1 } }),
      citationsOf({ unit: 'b', missing: 'failed' }),
    ]);
    assert.deepEqual([counts.ratings, counts.ratingsPlanned, counts.errors], [1, 2, 1]);
    assert.deepEqual(meanIfMissing, { worst: 0.5, best: 1 });
  });

  it('has no mean, not 0, where nothing is quoted', async () => {
    const { mean } = await measured([citationsOf({})]);
    assert.deepEqual([mean.estimate, mean.refused], [null, 'no_data']);
  });

  it('does not warn where some questions have more answers that quote than others', async () => {
    const quoting = ['a', 'b'].flatMap((unit) =>
      [1, 2, 3, 4].map((answerIndex) => ({
        unit,
        answerIndex,
        quotation: { found: unit === 'a' || answerIndex === 1 ? 1 : 0 },
      })),
    );
    const { warnings } = await reported(quoting.map(citationsOf));
    assert.ok(!warnings.some(({ code }) => code === 'unbalanced'));
  });
});
