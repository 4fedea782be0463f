import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCandidate, anEvaluation, aQuestion, closeness } from '../../test/fixtures/evaluation.ts';
import { answered } from '../../test/fixtures/rated-answers.ts';
import { planAnswers, planRatings } from '../plan/tasks.ts';
import type { Evaluation } from '../record/evaluation.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Rating } from '../record/rating.ts';
import type { AnswerTask } from '../record/task.ts';
import { newEarlyStop, type EarlyStop } from './early-stop.ts';

const five = {
  ...closeness,
  levels: [1, 2, 3, 4, 5].map((value) => ({ value, name: `level ${value}`, condition: '' })),
};

const beforehand = { level: 0.95, margin: null, compare: 'all' } as const;

function anEarlyEvaluation(facts: Partial<Evaluation> = {}): Evaluation {
  return anEvaluation({
    candidates: [aCandidate({ id: 'A' }), aCandidate({ id: 'B' })],
    questions: Array.from({ length: 40 }, (_, index) => aQuestion({ id: `q${index}` })),
    rubrics: [five],
    stop: { ...beforehand, kind: 'looks', looks: 4 },
    ...facts,
  });
}

type Rate = (task: AnswerTask, place: number) => number | null | 'error';

/** Every answer in the order of asking, rated; an error is a call that failed, null a missing verdict. */
function walked(evaluation: Evaluation, early: EarlyStop, rate: Rate): RatedAnswer[] {
  const places = new Map(early.order.map(({ id }, index) => [id, index]));
  return [...planAnswers(evaluation, early.order)].map((task) => {
    const rating = ratingOf(rate(task, places.get(task.unit.id) ?? 0));
    const ratings = planRatings(evaluation, task).map((ratingTask) => ({ task: ratingTask, rating }));
    return { task, answer: answered('Words.'), ratings, checks: [] };
  });
}

function ratingOf(value: number | null | 'error'): Rating {
  if (value === 'error') return { outcome: 'error', error: { code: 'timeout', message: 'no reply' } };
  const usage = { inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 };
  const judged = {
    explanation: '',
    blind: false,
    contradiction: null,
    reasked: false,
    servedModel: null,
    usage,
    costUsd: null,
  };
  return value === null
    ? { outcome: 'no-verdict', reason: 'unreadable', reply: '', ...judged }
    : { outcome: 'rated', rating: value, level: `level ${value}`, ...judged };
}

function stopped(
  rate: Rate,
  facts: Partial<Evaluation> = {},
  order = (all: RatedAnswer[]) => all,
): EarlyStop {
  const evaluation = anEarlyEvaluation(facts);
  const early = newEarlyStop(evaluation) ?? assert.fail('it may stop early');
  for (const answer of order(walked(evaluation, early, rate))) early.add(answer);
  return early;
}

const equal: Rate = ({ candidate }, place) => (candidate.id === 'A' ? ({ 0: 3, 5: 5 }[place % 10] ?? 4) : 4);
const noisy: Rate = ({ candidate }, place) => (candidate.id === 'A' ? 3 : place % 2 === 0 ? 1 : 5);
const clear: Rate = ({ candidate }, place) => (candidate.id === 'A' ? 2 : place % 2 === 0 ? 4 : 5);

describe('a run stops early', () => {
  it('at the first look at which the difference is shown, and rests on its questions', () => {
    const early = stopped(clear);
    const { comparisons, ...looks } = early.looks();
    assert.deepEqual(looks, {
      kind: 'looks',
      measure: 'closeness',
      planned: 4,
      used: 1,
      stopped: 'different',
      questions: { planned: 40, used: 10 },
    });
    assert.deepEqual(early.used(), early.order.slice(0, 10));
    const { difference } = comparisons[0] ?? assert.fail();
    assert.deepEqual([difference.estimate, difference.method], [2.5, 'paired t/1, planned looks']);
    assert.equal(early.isOver, true);
  });

  it('where it is shown that there is no difference that matters', () => {
    const early = stopped(equal);
    assert.equal(early.looks().stopped, 'equivalent');
  });

  it('by the margin that is set', () => {
    const of = (margin: number) =>
      stopped(equal, { stop: { ...beforehand, kind: 'looks', looks: 4, margin } }).looks().stopped;
    assert.deepEqual([of(0.15), of(1)], [null, 'equivalent']);
  });

  it('only once every comparison is decided', () => {
    const candidates = ['A', 'B', 'C'].map((id) => aCandidate({ id }));
    const third: Rate = (task, place) =>
      task.candidate.id === 'C' ? (place % 2 === 0 ? 1 : 3) : clear(task, place);
    const {
      stopped: reason,
      used,
      comparisons,
    } = stopped(third, {
      candidates,
      baseline: 'A',
      stop: { ...beforehand, kind: 'looks', looks: 4, compare: 'baseline' },
    }).looks();
    assert.deepEqual([reason, used], [null, 4]);
    assert.deepEqual(
      comparisons.map(({ a, b, decided }) => [a, b, decided]),
      [
        ['A', 'B', 'different'],
        ['A', 'C', null],
      ],
    );
  });

  it('at the same look in whatever order the answers come', () => {
    const reversed = stopped(clear, {}, (all) => all.toReversed());
    assert.deepEqual(reversed.looks(), stopped(clear).looks());
  });

  it('at the first question that suffices, where it may at any time', () => {
    const {
      kind,
      planned,
      used,
      stopped: reason,
      questions,
    } = stopped(clear, { stop: { ...beforehand, kind: 'anytime' } }).looks();
    assert.deepEqual([kind, planned, reason], ['anytime', 36, 'different']);
    assert.equal(questions.used, used + 4);
    assert.ok(questions.used >= 7 && questions.used < 20);
  });

  it('by how near ratings come to the target of their scale', () => {
    const rubrics = [{ ...five, target: 3 }];
    const around: Rate = ({ candidate }, place) =>
      candidate.id === 'A' ? (place % 2 === 0 ? 1 : 5) : place % 3 === 0 ? 2 : 3;
    const { comparisons } = stopped(around, { rubrics }).looks();
    assert.deepEqual(
      [comparisons[0]?.decided, (comparisons[0]?.difference.estimate ?? 0) > 1],
      ['different', true],
    );
  });
});

describe('a run does not stop early', () => {
  it('where nothing is decided: then all looks are made, and all questions count', () => {
    const early = stopped(noisy);
    const { used, stopped: reason, questions } = early.looks();
    assert.deepEqual([used, reason, questions.used], [4, null, 40]);
    assert.deepEqual(early.used(), early.order);
  });

  it('by its last look: there is nothing left to stop', () => {
    const late: Rate = (task, place) => (place < 30 ? noisy(task, place) : task.candidate.id === 'A' ? 1 : 5);
    const { comparisons, stopped: reason, used } = stopped(late).looks();
    assert.deepEqual([comparisons[0]?.decided, reason, used], ['different', null, 4]);
  });

  it('where every question had the same difference: nobody knows how much it varies', () => {
    const { stopped: reason, comparisons } = stopped(({ candidate }) =>
      candidate.id === 'A' ? 2 : 3,
    ).looks();
    const { difference } = comparisons[0] ?? assert.fail();
    assert.deepEqual([reason, difference.refused && difference.reason], [null, 'zero_variance']);
  });

  it('where one candidate has no ratings: nothing is compared', () => {
    const { comparisons } = stopped(({ candidate }) => (candidate.id === 'A' ? null : 3)).looks();
    const { difference } = comparisons[0] ?? assert.fail();
    assert.deepEqual(difference.refused && difference.reason, 'no_pairs');
  });

  it('past a question that failed: a look needs all questions before it', () => {
    const failing: Rate = (task, place) => (place === 12 ? 'error' : noisy(task, place));
    const early = stopped(failing);
    assert.deepEqual([early.looks().used, early.isOver], [1, true]);
    assert.deepEqual(early.used(), early.order);
  });

  it('where that is not wished, or cannot be', () => {
    const { stop: _, ...whole } = anEarlyEvaluation();
    assert.equal(newEarlyStop(whole), null);
    assert.equal(newEarlyStop(anEarlyEvaluation({ judges: [] })), null);
    assert.equal(newEarlyStop(anEarlyEvaluation({ candidates: [aCandidate()] })), null);
    const few = [aQuestion()];
    assert.equal(newEarlyStop(anEarlyEvaluation({ questions: few })), null);
    assert.equal(
      newEarlyStop(anEarlyEvaluation({ questions: few, stop: { ...beforehand, kind: 'anytime' } })),
      null,
    );
  });
});

it('a missing verdict is a result, and completes its question', () => {
  const missing: Rate = (task, place) => (place === 3 ? null : clear(task, place));
  assert.deepEqual(stopped(missing).looks().questions.used, 10);
});

it('looks at any time grow rarer among very many questions, so that they take no longer than the calls', () => {
  const questions = Array.from({ length: 10_000 }, (_, index) => aQuestion({ id: `q${index}` }));
  const early = newEarlyStop(anEarlyEvaluation({ questions, stop: { ...beforehand, kind: 'anytime' } }));
  assert.equal(early?.looks().planned, 567);
});

it('questions beyond a planned look wait for it, and for none where looks are at any time', () => {
  const early = newEarlyStop(anEarlyEvaluation()) ?? assert.fail();
  assert.deepEqual(
    [9, 10, 39].map((place) => early.mustWait(early.order[place] ?? assert.fail())),
    [false, true, true],
  );
  const anytime =
    newEarlyStop(anEarlyEvaluation({ stop: { ...beforehand, kind: 'anytime' } })) ?? assert.fail();
  assert.equal(anytime.mustWait(anytime.order[39] ?? assert.fail()), false);
});

it('nobody waits for a look that cannot be made', () => {
  const failing: Rate = (task, place) => (place === 0 ? 'error' : clear(task, place));
  const early = stopped(failing);
  assert.equal(early.mustWait(early.order[39] ?? assert.fail()), false);
});
