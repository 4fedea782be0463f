import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCandidate, aJudge, anEvaluation, aQuestion, closeness } from '../../test/fixtures/evaluation.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { estimate } from './estimate.ts';
import { detectionOf, type Detection, type Pilot } from './detection.ts';

/** A scale of five, on which the usual noise is assumed. */
const five = {
  ...closeness,
  levels: [1, 2, 3, 4, 5].map((value) => ({ value, name: `level ${value}`, condition: '' })),
};

function planned(count: number, facts: Partial<Evaluation> = {}): Evaluation {
  return anEvaluation({
    candidates: ['One', 'Other'].map((id) => aCandidate({ id, answers: 3 })),
    questions: Array.from({ length: count }, (_, index) => aQuestion({ id: `q${index}` })),
    rubrics: [five],
    repeat: { ratings: 3, rerate: 0 },
    ...facts,
  });
}

function detected(evaluation: Evaluation, pilot: Pilot | null = null): Detection {
  return detectionOf(evaluation, pilot) ?? assert.fail('nothing is rated');
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(2));
}

const pilot: Pilot = {
  run: 'run-1',
  questions: 12,
  deviation: 0.5,
  answers: 3,
  ratings: 3,
  noise: { interaction: 0.04, answer: 0.12, rating: 0.18 },
};

describe('what a design can detect', () => {
  it('is .37 with 20 questions of 3 answers and 3 ratings, and .2 takes 63', () => {
    const { difference, needed, noise, refused } = detected(planned(20));
    assert.equal(rounded(difference), 0.37);
    assert.deepEqual(needed, { difference: 0.2, questions: 63 });
    assert.deepEqual([noise.source, noise.run, refused], ['assumed', null, null]);
  });

  it('is more where more comparisons share the chance of one false claim', () => {
    const candidates = ['A', 'B', 'C'].map((id) => aCandidate({ id, answers: 3 }));
    const statistics = { ...anEvaluation().statistics, compare: 'baseline' } as const;
    const three = detected(planned(20, { candidates }));
    assert.deepEqual([three.comparisons, three.fewestQuestions], [3, 7]);
    assert.equal(rounded(three.alpha), 0.02);
    assert.ok((three.difference ?? 0) > 0.42);
    assert.equal(detected(planned(20, { candidates, baseline: 'A', statistics })).comparisons, 2);
  });

  it('grows with the scale', () => {
    const rubrics = [
      { ...five, levels: five.levels.map((level) => ({ ...level, value: 10 * level.value })) },
    ];
    const { difference, needed } = detected(planned(20, { rubrics }));
    assert.equal(rounded(difference), 3.66);
    assert.deepEqual(needed, { difference: 2, questions: 63 });
  });

  it('counts questions that hang together once', () => {
    const questions = Array.from({ length: 20 }, (_, index) =>
      aQuestion({ id: `q${index}`, cluster: `c${index % 10}` }),
    );
    const grouped = detected(planned(20, { questions }));
    assert.equal(grouped.questions, 10);
    assert.equal(rounded(grouped.difference), rounded(detected(planned(10)).difference));
    assert.deepEqual(grouped.purchases, []);
  });

  it('is told of the questions of the first measure only', () => {
    const own = { ...five, id: 'own' };
    const questions = Array.from({ length: 20 }, (_, index) =>
      aQuestion({ id: `q${index}`, rubric: index < 8 ? 'own' : null }),
    );
    const { measure, questions: count } = detected(planned(20, { questions, rubrics: [five, own] }));
    assert.deepEqual([measure, count], ['own', 8]);
  });
});

describe('nothing can be detected', () => {
  it('with one candidate', () => {
    const alone = detected(planned(20, { candidates: [aCandidate()] }));
    assert.deepEqual([alone.difference, alone.refused, alone.needed], [null, 'no_pairs', null]);
    assert.deepEqual(alone.purchases, []);
  });

  it('below the fewest questions for any verdict', () => {
    const few = detected(planned(5));
    assert.deepEqual([few.difference, few.refused], [null, 'too_few_clusters']);
    assert.deepEqual([few.fewestQuestions, few.needed?.questions], [6, 63]);
    assert.notEqual(detected(planned(6)).difference, null);
  });

  it('that the scale has no room for', () => {
    assert.equal(detected(planned(6), { ...pilot, deviation: 9, noise: null }).difference, null);
  });

  it('where nothing is rated', () => assert.equal(detectionOf(planned(20, { judges: [] }), null), null));
});

describe('after a pilot', () => {
  it('the measured parts are put together for the design at hand', () => {
    const { noise } = detected(planned(20, { repeat: { ratings: 1, rerate: 0 } }), pilot);
    assert.deepEqual([noise.source, noise.run, noise.parts], ['measured', 'run-1', pilot.noise]);
    assert.equal(noise.deviation, Math.sqrt(2 * (0.04 + 0.12 / 3 + 0.18 / 3)));
  });

  it('of which only the whole is known, the whole serves the same design', () => {
    const { noise, purchases } = detected(planned(20), { ...pilot, noise: null });
    assert.deepEqual([noise.source, noise.deviation, noise.parts], ['measured', 0.5, null]);
    assert.deepEqual(
      purchases.map(({ what }) => what),
      ['as-planned', 'twice-the-questions'],
    );
  });

  it('and no other design', () => {
    const { noise } = detected(planned(20, { repeat: { ratings: 1, rerate: 0 } }), { ...pilot, noise: null });
    assert.equal(noise.source, 'assumed');
  });
});

describe('what could be bought instead', () => {
  it('is told with its calls and what it would detect', () => {
    const { purchases } = detected(planned(20));
    assert.deepEqual(
      purchases.map((one) => ({ ...one, difference: rounded(one.difference) })),
      [
        { what: 'as-planned', questions: 20, answers: 3, ratings: 3, calls: 480, difference: 0.37 },
        { what: 'twice-the-questions', questions: 40, answers: 3, ratings: 3, calls: 960, difference: 0.25 },
        { what: 'another-answer', questions: 20, answers: 4, ratings: 3, calls: 640, difference: 0.35 },
        { what: 'another-rating', questions: 20, answers: 3, ratings: 4, calls: 600, difference: 0.36 },
        { what: 'same-calls', questions: 120, answers: 1, ratings: 1, calls: 480, difference: 0.21 },
      ],
    );
  });

  it('leaves out the split where it is the best one already', () => {
    const candidates = ['One', 'Other'].map((id) => aCandidate({ id }));
    const evaluation = planned(20, { candidates, repeat: { ratings: 1, rerate: 0 } });
    assert.ok(!detected(evaluation).purchases.some(({ what }) => what === 'same-calls'));
  });

  it('counts both turns of a judge', () => {
    const facts = { judges: [aJudge({ turns: 'two' })], repeat: { ratings: 1, rerate: 0 } };
    const [asPlanned, , anotherAnswer] = detected(planned(20, facts)).purchases;
    assert.deepEqual([asPlanned?.calls, anotherAnswer?.calls], [20 * 6 * 3, 20 * 8 * 3]);
  });

  it('counts the ratings that are really drawn to be given once more', () => {
    const evaluation = planned(20, { repeat: { ratings: 1, rerate: 0.5 } });
    const { calls } = estimate(evaluation, 0);
    const [asPlanned] = detected(evaluation).purchases;
    assert.deepEqual([asPlanned?.calls, asPlanned?.ratings], [calls.total, 4 / 3]);
  });

  it('holds no answers where some were made elsewhere', () => {
    const given = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`q${index}`, 1]));
    const candidates = [aCandidate({ id: 'One', answers: 3 }), aCandidate({ id: 'Ours', given })];
    const { purchases, noise } = detected(planned(20, { candidates }));
    assert.equal(purchases.length, 2);
    assert.equal(purchases[0]?.calls, 20 * 4 * 4);
    // One answer and three: half of the noise of each.
    const within = (answers: number) => 0.09 + 0.16 / answers + 0.09 / (3 * answers);
    assert.equal(noise.deviation.toFixed(9), Math.sqrt(within(1) + within(3)).toFixed(9));
  });
});
