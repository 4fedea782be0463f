import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCandidate, anEvaluation, aRun } from '../../test/fixtures/evaluation.ts';
import {
  aCheck,
  aMeasure,
  anAnswer,
  aRating,
  aSource,
  findingsFrom,
} from '../../test/fixtures/rated-answers.ts';
import { clusteredWilsonInterval } from '../statistics/intervals/clustered-wilson.ts';
import { clusterRobustInterval } from '../statistics/intervals/cluster-robust.ts';
import { fixedQuestionsInterval } from '../statistics/intervals/fixed-questions.ts';
import { skewAdjustedInterval } from '../statistics/intervals/skew-adjusted.ts';
import { buildReport, sourceOfRun } from './build-report.ts';
import type { Finding } from './finding.ts';
import type { Interval } from './interval.ts';
import type { CandidateMeasure } from './report.ts';

async function measured(findings: readonly Finding[], measure = aMeasure()): Promise<CandidateMeasure> {
  const report = await buildReport(aSource({ measures: [measure] }), findings);
  const found = report.candidates[0]?.measures[measure.id];
  assert.ok(found !== undefined);
  return found;
}

function near(actual: number | null | undefined, expected: number): void {
  assert.ok(Math.abs((actual ?? NaN) - expected) < 1e-5, `${actual} is not ${expected}`);
}

function limits({ estimate, lower, upper, df, clusters, method, refused }: Interval) {
  return { estimate, lower, upper, df, clusters, method, refused };
}

const four = findingsFrom({
  Plain: { a: [[2], [4]], b: [[3], [4]], c: [[3], [4]], d: [[4], [4]] },
});

describe('a candidate on a measure', () => {
  it('has the mean of question means, with the interval worked out by hand', async () => {
    // Question means 3, 3.5, 3.5, 4: standard error .5 / sqrt(6); t of 3 degrees of freedom 3.182446; no skew.
    const { mean } = await measured(four);
    near(mean.estimate, 3.5);
    near(mean.lower, 3.5 - (3.182446 * 0.5) / Math.sqrt(6));
    near(mean.upper, 3.5 + (3.182446 * 0.5) / Math.sqrt(6));
    assert.deepEqual(
      [mean.level, mean.df, mean.clusters, mean.scope, mean.rough, mean.refused],
      [0.95, 3, 4, 'questions-like-these', true, null],
    );
  });

  it('has the mean of exactly these questions, worked out by hand', async () => {
    // Variances of the question means 1, .25, .25, 0: together 1.5 / 16; degrees of freedom 2.25 / 1.125 = 2.
    const { meanTheseQuestions } = await measured(four);
    near(meanTheseQuestions.estimate, 3.5);
    near(meanTheseQuestions.df, 2);
    near(meanTheseQuestions.lower, 3.5 - 4.302653 * Math.sqrt(1.5 / 16));
    near(meanTheseQuestions.upper, 3.5 + 4.302653 * Math.sqrt(1.5 / 16));
    assert.equal(meanTheseQuestions.scope, 'these-questions');
  });

  it('has the numbers that the statistics give, to the last digit', async () => {
    const { mean, meanTheseQuestions, passRate } = await measured(four);
    const scale = { min: 1, max: 5 };
    const answers = [
      [2, 4],
      [3, 4],
      [3, 4],
      [4, 4],
    ];
    const expected = skewAdjustedInterval({ values: [3, 3.5, 3.5, 4], level: 0.95, scale });
    assert.deepEqual(limits(mean), pick(expected));
    const fixed = fixedQuestionsInterval({
      questions: answers.map((one) => ({ answers: one })),
      level: 0.95,
      scale,
    });
    assert.deepEqual(limits(meanTheseQuestions), pick(fixed));
    const rates = [0.5, 0.5, 0.5, 1].map((rate) => ({ rate, answers: 2 }));
    assert.ok(passRate !== null);
    assert.deepEqual(limits(passRate), pick(clusteredWilsonInterval({ questions: rates, level: 0.95 })));
    assert.equal(passRate.threshold, 4);
    assert.equal(passRate.estimate, 0.625);
  });

  it('gives every question the same weight, however often it was rated', async () => {
    const { mean, counts } = await measured(findingsFrom({ Plain: { a: [[5, 5, 5], [5], [5]], b: [[1]] } }));
    assert.equal(mean.estimate, 3);
    assert.deepEqual(counts, {
      questions: 2,
      questionsPlanned: 2,
      answers: 4,
      answersPlanned: 4,
      ratings: 6,
      ratingsPlanned: 6,
      noVerdict: 0,
      errors: 0,
    });
  });

  it('names every level in its distribution, also the unused', async () => {
    const { distribution } = await measured(four);
    assert.deepEqual(distribution, { 1: 0, 2: 1, 3: 2, 4: 5, 5: 0 });
  });

  it('passes by the mean of an answer, not by single ratings', async () => {
    const { passRate } = await measured(findingsFrom({ Plain: { a: [[3, 5]], b: [[3, 4]] } }));
    assert.equal(passRate?.estimate, 0.5);
    assert.equal((await measured(four, aMeasure({ pass: null }))).passRate, null);
  });

  it('says what missing ratings could have done, and only where some are missing', async () => {
    const { mean, meanIfMissing, counts } = await measured(
      findingsFrom({ Plain: { a: [[4], [null]], b: [[null]], c: [[3, null]] } }),
    );
    assert.equal(mean.estimate, 3.5);
    // Question means with 1s: 2.5, 1, 2; with 5s: 4.5, 5, 4.
    near(meanIfMissing?.worst, 5.5 / 3);
    near(meanIfMissing?.best, 13.5 / 3);
    assert.deepEqual(counts, {
      questions: 2,
      questionsPlanned: 3,
      answers: 2,
      answersPlanned: 4,
      ratings: 2,
      ratingsPlanned: 5,
      noVerdict: 3,
      errors: 0,
    });
    assert.equal((await measured(four)).meanIfMissing, null);
  });

  it('has a mean and no interval from one question, and says why', async () => {
    const { mean, meanTheseQuestions } = await measured(findingsFrom({ Plain: { a: [[4, 5]] } }));
    assert.deepEqual(
      [mean.estimate, mean.lower, mean.upper, mean.df, mean.rough, mean.refused],
      [4.5, null, null, null, false, 'too_few_clusters'],
    );
    assert.equal(meanTheseQuestions.refused, 'answer_variance_not_estimable');
  });

  it('has nulls with their reason where nothing could be rated', async () => {
    const { mean, meanTheseQuestions, meanIfMissing, level, passRate, distribution } = await measured(
      findingsFrom({ Plain: { a: [[null]], b: [[null]] } }),
    );
    for (const interval of [mean, meanTheseQuestions, passRate]) {
      assert.deepEqual(
        [interval?.estimate, interval?.lower, interval?.upper, interval?.clusters, interval?.refused],
        [null, null, null, 0, 'no_data'],
      );
    }
    assert.deepEqual(meanIfMissing, { worst: 1, best: 5 });
    assert.equal(level, null);
    assert.deepEqual(distribution, { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 });
  });

  it('has a level that the interval supports, or does not', async () => {
    const steady = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`q${index}`, [[index % 10 ? 4 : 5]]]),
    );
    assert.deepEqual((await measured(findingsFrom({ Plain: steady }))).level, {
      nearest: 'good',
      between: null,
      supported: true,
    });
    assert.deepEqual((await measured(findingsFrom({ Plain: { a: [[4]], b: [[3]], c: [[5]] } }))).level, {
      nearest: 'good',
      between: null,
      supported: false,
    });
  });
});

describe('questions that hang together', () => {
  const inDocuments = (count: number): Finding[] =>
    Array.from({ length: count * 2 }, (_, index) =>
      aRating({ unit: `q${index}`, document: `d${index % count}`, rating: 1 + ((index * 3) % 5) }),
    );

  it('in five documents are five pieces of evidence', async () => {
    const findings = inDocuments(5);
    const { mean } = await measured(findings);
    const questions = findings.map((finding) => ({
      value: finding.kind === 'rating' ? (finding.rating ?? NaN) : NaN,
      cluster: finding.document,
    }));
    const expected = clusterRobustInterval({ questions, level: 0.95, scale: { min: 1, max: 5 } });
    assert.deepEqual(limits(mean), pick(expected));
    assert.equal(mean.clusters, 5);
  });

  it('in four documents are as many as there are questions', async () => {
    assert.equal((await measured(inDocuments(4))).mean.clusters, 8);
  });

  it('in clusters of the user are as many as there are clusters', async () => {
    const findings = inDocuments(5).map((finding, index) => ({ ...finding, cluster: `c${index % 3}` }));
    assert.equal((await measured(findings)).mean.clusters, 3);
  });
});

describe('a scale whose best value is in the middle', () => {
  const verbosity = aMeasure({
    scale: { min: -2, max: 2, target: 0 },
    levels: [-2, -1, 0, 1, 2].map((value) => ({ value, name: `at ${value}` })),
    pass: 1,
  });
  const findings = findingsFrom({ Plain: { a: [[-2], [0]], b: [[2], [1]], c: [[-1], [null]] } });

  it('keeps its raw mean and distribution', async () => {
    const { mean, distribution } = await measured(findings, verbosity);
    near(mean.estimate, (-1 + 1.5 - 1) / 3);
    assert.deepEqual(distribution, { '-2': 1, '-1': 1, 0: 1, 1: 1, 2: 1 });
  });

  it('passes and fills by how near the ratings come', async () => {
    const { passRate, meanIfMissing } = await measured(findings, verbosity);
    near(passRate?.estimate, (0.5 + 0.5 + 1) / 3);
    assert.equal(passRate?.threshold, 1);
    // By distance: -1, -1.5, and -1 with the missing one at -2 or 0.
    near(meanIfMissing?.worst, (-1 - 1.5 - 1.5) / 3);
    near(meanIfMissing?.best, (-1 - 1.5 - 0.5) / 3);
  });
});

describe('a check', () => {
  it('has the share that holds, with an interval for shares', async () => {
    const check = aCheck();
    const held: (boolean | null)[] = [true, true, false, null];
    const findings = held.map((holds, index): Finding => {
      const { candidate, question, document, cluster } = anAnswer();
      const place = { candidate, unit: `q${index}`, question, document, cluster, answerIndex: 1 };
      return { kind: 'check', ...place, measure: 'short', holds, failed: false };
    });
    const { mean, counts, level, passRate, distribution, meanIfMissing } = await measured(findings, check);
    const rates = [1, 1, 0].map((rate) => ({ rate, answers: 1 }));
    assert.deepEqual(limits(mean), pick(clusteredWilsonInterval({ questions: rates, level: 0.95 })));
    assert.deepEqual(counts, {
      questions: 3,
      questionsPlanned: 4,
      answers: 3,
      answersPlanned: 4,
      ratings: 3,
      ratingsPlanned: 4,
      noVerdict: 0,
      errors: 0,
    });
    assert.deepEqual([level, passRate, distribution], [null, null, { 0: 1, 1: 2 }]);
    assert.deepEqual(meanIfMissing, { worst: 0.5, best: 0.75 });
  });
});

describe('a report', () => {
  it('counts questions and answers of each candidate, planned and done', async () => {
    const findings = [
      anAnswer({ unit: 'a', servedModel: 'x-2' }),
      anAnswer({ unit: 'a', answerIndex: 2, outcome: 'no-answer', servedModel: 'x-1' }),
      anAnswer({ unit: 'b', outcome: 'error' }),
    ];
    const report = await buildReport(aSource(), findings);
    assert.deepEqual(report.candidates, [
      {
        id: 'Plain',
        model: null,
        guidance: null,
        servedModels: ['x-1', 'x-2'],
        counts: { questions: 1, questionsPlanned: 2, answers: 1, answersPlanned: 3, noAnswer: 1, errors: 1 },
        measures: {},
      },
    ]);
  });

  it('names candidates in the order given, also one of whom nothing was found', async () => {
    const candidates = ['B', 'Silent', 'Plain'].map((id) => ({ id, model: 'test:x', guidance: null }));
    const findings = findingsFrom({ Plain: { a: [[3]] }, B: { a: [[4]] } });
    const report = await buildReport(aSource({ candidates }), findings);
    assert.deepEqual(
      report.candidates.map(({ id, counts }) => [id, counts.answersPlanned]),
      [
        ['B', 1],
        ['Silent', 0],
        ['Plain', 1],
      ],
    );
  });

  it('says of each judge what it replied, and whether it saw the document', async () => {
    const seen = async (...sights: (boolean | null)[]) => {
      const report = await buildReport(
        aSource(),
        sights.map((blind) => aRating({ blind, servedModel: 'judge-001' })),
      );
      return [report.trust['quality']?.sighted, report.measures[0]?.judges[0]?.blind];
    };
    assert.deepEqual(await seen(false, false), [true, 0]);
    assert.deepEqual(await seen(false, null), [null, 0]);
    assert.deepEqual(await seen(false, true, null), [false, 1]);
    const report = await buildReport(aSource(), [aRating({ outcome: 'no-answer', blind: null })]);
    assert.equal(report.trust['quality']?.sighted, null);
    assert.deepEqual(report.measures[0]?.judges, [
      { model: 'test:judge', servedModels: [], turns: 'one', ratings: 0, noVerdict: 0, blind: 0 },
    ]);
  });

  it('keeps several judges of one measure apart', async () => {
    const findings = [aRating({ judge: 'test:a' }), aRating({ judge: 'test:b', outcome: 'no-verdict' })];
    const { measures } = await buildReport(aSource(), findings);
    assert.deepEqual(
      measures[0]?.judges.map(({ model, ratings, noVerdict }) => [model, ratings, noVerdict]),
      [
        ['test:a', 1, 0],
        ['test:b', 0, 1],
      ],
    );
  });

  it('is the same to the byte for the same findings, and holds no number that is none', async () => {
    const awkward = [
      ...findingsFrom({ Plain: { a: [[null]], b: [[5, 4], [4]] }, Other: { a: [[1]] }, None: { a: [[]] } }),
      anAnswer({ candidate: 'Failed', outcome: 'error' }),
    ];
    const first = await buildReport(aSource(), awkward);
    assert.equal(JSON.stringify(first), JSON.stringify(await buildReport(aSource(), awkward)));
    assert.deepEqual(unfit(first), []);
    assert.deepEqual(unfit(await buildReport(aSource({ measures: [] }), [])), []);
  });

  it('of a run has its header, its candidates and its measures', async () => {
    const evaluation = anEvaluation({ candidates: [aCandidate({ guidance: 'Be short.' })] });
    const source = sourceOfRun(aRun({ evaluation, status: 'complete', finishedAt: 61_000 }), {
      usage: [],
      servedBefore: [],
    });
    assert.deepEqual(source.run, {
      id: 'run-1',
      name: 'Lighthouse',
      status: 'complete',
      startedAt: '1970-01-01T00:00:01.000Z',
      finishedAt: '1970-01-01T00:01:01.000Z',
      evaluationHash: aRun().evaluationHash,
      seed: 1,
      looks: null,
    });
    assert.deepEqual(source.candidates, [{ id: 'Plain', model: 'test:answerer', guidance: 'Be short.' }]);
    assert.deepEqual(
      source.measures.map(({ id }) => id),
      ['closeness'],
    );
    assert.equal(sourceOfRun(aRun(), { usage: [], servedBefore: [] }).run.finishedAt, null);
  });

  it('stands up to more questions than fit into the arguments of a function', async () => {
    const many = Array.from({ length: 130_000 }, (_, index) =>
      aRating({ unit: `q${index}`, rating: 1 + (index % 5) }),
    );
    const report = await buildReport(aSource(), many);
    near(report.candidates[0]?.measures['quality']?.mean.estimate, 3);
  });
});

/** The places of a report that hold undefined, or a number that JSON cannot. */
function unfit(value: unknown, path = 'report'): string[] {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unfit(inner, `${path}.${key}`));
}

function pick(
  interval: ReturnType<
    typeof skewAdjustedInterval | typeof fixedQuestionsInterval | typeof clusteredWilsonInterval
  >,
) {
  assert.ok(!interval.refused);
  const { estimate, lower, upper, df, clusters, method } = interval;
  return { estimate, lower, upper, df, clusters, method, refused: null };
}
