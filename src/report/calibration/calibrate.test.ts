import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calibrate } from './calibrate.ts';
import type { MeasureCalibration } from './calibration.ts';
import type { JudgedAnswer } from './judged-answer.ts';
import { purchase } from './purchase.ts';

interface Said {
  readonly judge?: number;
  readonly people?: Readonly<Record<string, number>>;
  readonly question?: string;
  readonly candidate?: string;
}

function answersFrom(said: readonly Said[]): JudgedAnswer[] {
  return said.map(({ judge, people = {}, question, candidate = 'X' }, index) => ({
    candidate,
    question: question ?? `q${index}`,
    cluster: null,
    ratings: judge === undefined ? [] : [judge],
    labels: new Map(Object.entries(people)),
  }));
}

function calibrated(said: readonly Said[]): { measure: MeasureCalibration; codes: string[] } {
  const scale = { min: 1, max: 5, target: null };
  const measure = { id: 'm', judges: [], scale, levels: [1, 2, 3, 4, 5], threshold: 4 };
  const source = { run: null, name: 'n', level: 0.95, warnings: [] };
  const { measures, warnings } = calibrate({
    ...source,
    measures: [{ ...measure, answers: answersFrom(said) }],
  });
  const [only] = measures;
  assert.ok(only !== undefined);
  return { measure: only, codes: warnings.map(({ code }) => code) };
}

/** People and judge say the same, but for the last question. */
const nearly = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5].map((level, index) => ({
  judge: index === 9 ? 4 : level,
  people: { ann: level },
}));

describe('a judge held against people', () => {
  it('agrees as kappa, the share alike and the bias say, worked out by hand', () => {
    const { agreement, ceiling, counts } = calibrated(nearly).measure;
    // Squared distances: 1 in 10 observed; expected the variances 2 and 1.69 and the squared bias 0.01, together 3.7.
    assert.equal(agreement?.kappa.estimate?.toFixed(6), (1 - 0.1 / 3.7).toFixed(6));
    assert.deepEqual([agreement?.answers, agreement?.pairs, agreement?.alike], [10, 10, 9]);
    assert.equal(agreement?.exact.estimate, 0.9);
    assert.equal(agreement?.withinOne?.estimate, 1);
    assert.equal(agreement?.bias.estimate?.toFixed(6), '-0.100000');
    assert.equal(ceiling, null);
    assert.deepEqual(counts, {
      questions: 10,
      answers: 10,
      rated: 10,
      labelled: 10,
      both: 10,
      labels: 10,
      raters: 1,
    });
  });

  it('is held against each of two people, whose own agreement is the ceiling', () => {
    const { agreement, ceiling } = calibrated(
      nearly.map(({ judge, people }) => ({ judge, people: { ...people, ben: judge } })),
    ).measure;
    assert.deepEqual([agreement?.answers, agreement?.pairs, agreement?.alike], [10, 20, 19]);
    assert.deepEqual([ceiling?.raters, ceiling?.pairs, ceiling?.alike], [['ann', 'ben'], 10, 9]);
  });

  it('with unrated and unlabelled answers, only what both have rated is compared', () => {
    const { measure } = calibrated([...nearly, { judge: 5 }, { people: { ann: 1 } }]);
    assert.deepEqual([measure.counts.rated, measure.counts.labelled, measure.counts.both], [11, 11, 10]);
    assert.equal(measure.agreement?.answers, 10);
  });

  it('corrects the mean where the judge is too kind, from few labels', () => {
    const kind = Array.from({ length: 60 }, (_, index) => {
      const truth = 1 + (index % 4);
      return { judge: truth + 1, ...(index % 3 === 0 ? { people: { ann: truth } } : {}) };
    });
    const [candidate] = calibrated(kind).measure.candidates;
    assert.equal(candidate?.mean.judge, 3.5);
    // The judge is always one too high; with 20 labelled and 40 other questions, trust is about 1 / (1 + 20 / 40).
    assert.ok(Math.abs((candidate?.mean.corrected.estimate ?? 0) - 2.5) < 0.15);
    assert.ok(Math.abs((candidate?.mean.trust ?? 0) - 2 / 3) < 0.05);
    assert.equal(candidate?.questions, 20);
  });

  it('corrects the share that passes, each question weighing one however many answers were labelled', () => {
    const passes = (question: string, judge: number, people: number) => ({
      question,
      judge,
      people: { a: people },
    });
    const said = [
      ...Array.from({ length: 10 }, (_, index) => passes(`good ${index}`, index < 8 ? 5 : 1, 5)),
      ...Array.from({ length: 10 }, (_, index) => passes(`bad ${index}`, index < 1 ? 5 : 1, 1)),
      passes('bad 1', 1, 1),
      passes('bad 1', 1, 1),
    ];
    const rate = calibrated(said).measure.candidates[0]?.passRate;
    assert.deepEqual([rate?.sensitivity, rate?.specificity], [0.8, 0.9]);
    assert.equal(rate?.people, 0.5);
    assert.equal(rate?.judge, 0.45);
    assert.equal(rate?.corrected.estimate?.toFixed(6), '0.500000');
  });

  it('within a candidate, kappa needs thirty answers', () => {
    const both = Array.from({ length: 31 }, (_, index) => ({
      judge: 1 + (index % 5),
      people: { ann: 1 + ((index * 2) % 5) },
      candidate: index === 0 ? 'Y' : 'X',
    }));
    const { candidates } = calibrated(both).measure;
    assert.deepEqual(
      candidates.map(({ id, both: all, kappa }) => [id, all, kappa === null]),
      [
        ['Y', 1, true],
        ['X', 30, false],
      ],
    );
  });

  it('is warned of where too little is known, or it agrees too little', () => {
    assert.deepEqual(calibrated([{ judge: 4 }]).codes, ['no-labels']);
    assert.deepEqual(calibrated([{ judge: 4 }, { people: { ann: 4 } }]).codes, ['nothing-in-common']);
    assert.deepEqual(calibrated(nearly).codes, ['few-labels', 'no-ceiling']);
    const blind = Array.from({ length: 40 }, (_, index) => ({
      judge: 1 + (index % 5),
      ...(index < 35 ? { people: { ann: 1 + (Math.floor(index / 5) % 5) } } : {}),
    }));
    assert.deepEqual(calibrated(blind).codes, ['poor-agreement', 'no-ceiling', 'judge-adds-nothing']);
  });
});

describe('what to buy next', () => {
  const rests = { halfWidth: 1, labelled: 100, judgeOnly: 500 };

  it('is labels where they make the larger part of the variance', () => {
    assert.deepEqual(purchase({ ...rests, variances: { ratings: 1, labels: 3 } }), {
      buy: 'labels',
      labels: { more: 100, halfWidth: Math.sqrt(2.5 / 4) },
      questions: { more: 500, halfWidth: Math.sqrt(3.5 / 4) },
    });
  });

  it('and rated questions where these do', () => {
    assert.equal(purchase({ ...rests, variances: { ratings: 3, labels: 1 } }).buy, 'questions');
  });
});
