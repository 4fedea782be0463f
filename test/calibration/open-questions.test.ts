import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calibrateMeasure } from '../../src/report/calibration/calibrate-measure.ts';
import type { MeasureCalibration } from '../../src/report/calibration/calibration.ts';
import { candidateMean } from '../../src/report/calibration/corrected-mean.ts';
import { candidatePassRate } from '../../src/report/calibration/corrected-pass-rate.ts';
import type { JudgedAnswer } from '../../src/report/calibration/judged-answer.ts';
import type { Interval } from '../../src/report/interval.ts';
import { meanInterval } from '../../src/statistics/intervals/mean-interval.ts';
import { questionMeans } from '../../src/statistics/question-means.ts';
import { answersOf, peopleSay, verdictRows, withFewLabels, type VerdictRow } from './open-questions.ts';

const data = process.env['ASSAY_DATA'] ?? '';
const skip = data === '' && 'needs ASSAY_DATA, a folder of public data sets';
const scale = { min: 0, max: 1, target: null };
const draws = 1000;

describe('a judge held against people on real verdicts', { skip }, () => {
  const rows = skip === false ? verdictRows(data, 'judgements.csv') : [];
  // As published with the data: agreement and kappa, over all answers.
  const published = [
    { judge: 'gpt4', agreement: 0.847, kappa: 0.694 },
    { judge: 'davinci003', agreement: 0.837, kappa: 0.674 },
  ];
  for (const { judge, agreement, kappa } of published) {
    const answers = answersOf(rows, { judge, people: ['human'] });

    it(`${judge}: agrees as published`, () => {
      const found = calibrated(answers).agreement;
      assert.equal(found?.kappa.estimate?.toFixed(3), kappa.toFixed(3));
      assert.equal(((found?.alike ?? 0) / (found?.pairs ?? 1)).toFixed(3), agreement.toFixed(3));
    });

    it(`${judge}: from 60 labels, the corrected mean holds what people say of all answers`, () => {
      const truth = peopleSay(judged(answers));
      const share = coverage(truth, (draw) => {
        return candidateMean(withFewLabels(judged(answers), draw), { level: 0.95, scale }).corrected;
      });
      assert.ok(share >= 0.94 && share <= 0.99, `${share}`);
    });

    it(`${judge}: and so does the corrected pass rate`, () => {
      const truth = peopleSay(judged(answers));
      const share = coverage(truth, (draw) => {
        const labelled = withFewLabels(judged(answers), draw);
        return candidatePassRate(labelled, { level: 0.95, threshold: 1 }).corrected;
      });
      assert.ok(share >= 0.94, `${share}`);
    });
  }

  it('two people agree with each other as published, which is the ceiling of any judge', () => {
    const answers = answersOf(rows, { people: ['annotator1', 'annotator2'] });
    const { ceiling } = calibrated(answers);
    assert.equal(ceiling?.kappa.estimate?.toFixed(3), '0.735');
    assert.equal(((ceiling?.alike ?? 0) / (ceiling?.pairs ?? 1)).toFixed(3), '0.868');
  });

  const systems = skip === false ? verdictRows(data, 'system_answers.csv') : [];
  for (const system of ['EMDR2', 'text-davinci-003_fewshot-n64']) {
    const own = systems.filter((row: VerdictRow) => row['system'] === system);
    it(`${system}: where both judges alone miss what people say, the corrected means hold it`, () => {
      for (const judge of ['gpt4', 'davinci003']) {
        const answers = judged(answersOf(own, { judge, people: ['human'] }));
        const truth = peopleSay(answers);
        assert.ok(!holds(alone(answers), truth), `${judge} alone holds ${truth}`);
        const share = coverage(truth, (draw) => {
          return candidateMean(withFewLabels(answers, draw), { level: 0.95, scale }).corrected;
        });
        assert.ok(share >= 0.94 && share <= 0.99, `${judge}: ${share}`);
      }
    });
  }
});

function calibrated(answers: readonly JudgedAnswer[]): MeasureCalibration {
  const measure = { id: 'correct', judges: [], scale, levels: [0, 1], threshold: 1, answers };
  return calibrateMeasure(measure, 0.95);
}

/** The answers that the judge has said something of. */
function judged(answers: readonly JudgedAnswer[]): JudgedAnswer[] {
  return answers.filter(({ ratings }) => ratings.length > 0);
}

/** The share of draws whose interval holds the truth. */
function coverage(truth: number, intervalOf: (draw: number) => Interval): number {
  const all = Array.from({ length: draws }, (_, draw) => intervalOf(draw));
  return all.filter((interval) => holds(interval, truth)).length / draws;
}

function holds({ lower, upper }: Pick<Interval, 'lower' | 'upper'>, truth: number): boolean {
  return lower !== null && upper !== null && lower <= truth && truth <= upper;
}

/** The judge's own interval, as a report without labels has it. */
function alone(answers: readonly JudgedAnswer[]): Pick<Interval, 'lower' | 'upper'> {
  const questions = [...Map.groupBy(answers, ({ question }) => question)].map(([question, all]) => ({
    question,
    answers: all.map(({ ratings }) => ({ ratings })),
  }));
  const interval = meanInterval({ questions: questionMeans(questions).questions, level: 0.95, scale });
  return interval.refused ? { lower: null, upper: null } : interval;
}
