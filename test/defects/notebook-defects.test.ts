/** Defects of the notebook that Assay grew from, which must be impossible here; by their numbers in that list. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { answerRequest } from '../../src/answers/request.ts';
import { compare } from '../../src/judges/compare.ts';
import { rate } from '../../src/judges/rate.ts';
import { planRatings } from '../../src/plan/tasks.ts';
import { keyOf } from '../../src/record/call-key.ts';
import type { Candidate } from '../../src/record/evaluation.ts';
import { buildReport } from '../../src/report/build-report.ts';
import type { Finding } from '../../src/report/finding.ts';
import type { CandidateMeasure } from '../../src/report/report.ts';
import { pairwiseOf } from '../../src/report/pairwise.ts';
import { tidyMeasures } from '../../src/report/tidy-measures.ts';
import { readTidyRatings } from '../../src/report/tidy-ratings.ts';
import { lintRubric } from '../../src/rubrics/lint.ts';
import { aCandidate, anEvaluation, aQuestion, closeness } from '../fixtures/evaluation.ts';
import {
  aRatingTask,
  answered,
  answerTasks,
  asked,
  aSource,
  comparisonTasks,
  findingsFrom,
  scriptedCaller,
} from '../fixtures/rated-answers.ts';

describe('1. the judge never received the document', () => {
  it('every call of a judge, in each turn, has the document as a part of its own, by its content', async () => {
    for (const turns of ['one', 'two'] as const) {
      const evaluation = anEvaluation();
      const judges = evaluation.judges.map((judge) => ({ ...judge, turns }));
      const task = aRatingTask({ judges });
      const { caller, made } = scriptedCaller(['Verdict: near', 'near', 'near']);
      await rate({ task, answer: answered('48.') }, caller, { ...asked, prompts: evaluation.prompts });
      assert.ok(made.length > 1);
      for (const { request } of made) {
        assert.deepEqual(request.messages[0]?.parts[0], {
          kind: 'document',
          hash: task.answer.unit.document.hash,
        });
      }
    }
  });
});

describe('2. the verdict may contradict the written evaluation', () => {
  it('a level that is not the one of the evaluation is asked for once more, and then marked', async () => {
    const evaluation = anEvaluation();
    const judges = evaluation.judges.map((judge) => ({ ...judge, turns: 'two' as const }));
    const task = aRatingTask({ judges });
    const { caller } = scriptedCaller(['It keeps close.\n\nVerdict: close', 'far', 'far']);
    const rating = await rate({ task, answer: answered('48.') }, caller, {
      ...asked,
      prompts: evaluation.prompts,
    });
    assert.equal('contradiction' in rating && rating.contradiction, true);
  });
});

describe('3. answers are remembered without the repeat, so repeats rate one answer', () => {
  const evaluation = { candidates: [aCandidate({ answers: 3 })], questions: [aQuestion()] };

  it('each repeat of an answer is a call of its own', () => {
    const keys = answerTasks(evaluation).map((task) => keyOf(answerRequest(task, asked)).key);
    assert.equal(new Set(keys).size, 3);
  });

  it('each rating of each repeat is a call of its own, even where the answers are the same', async () => {
    const keys = new Set<string>();
    const repeat = { ratings: 2, rerate: 0 };
    for (const task of answerTasks(evaluation)) {
      for (const ratingTask of planRatings(anEvaluation({ ...evaluation, repeat }), task)) {
        const { caller, made } = scriptedCaller(['{"explanation":"","level":"far","rating":1}']);
        await rate({ task: ratingTask, answer: answered('48.') }, caller, {
          ...asked,
          prompts: anEvaluation().prompts,
        });
        for (const { request } of made) keys.add(keyOf(request).key);
      }
    }
    assert.equal(keys.size, 6);
  });
});

describe('4. a mean is rounded to a level, half to even', () => {
  it('4.50 is between two levels, as 3.50 is, and is never printed as one', async () => {
    for (const [low, between] of [
      [4, ['good', 'very good']],
      [3, ['ok', 'good']],
    ] as const) {
      const measure = await onlyMeasure(findingsFrom({ Plain: { a: [[low]], b: [[low + 1]] } }));
      assert.equal(measure.mean.estimate, low + 0.5);
      assert.deepEqual(measure.level, { nearest: null, between, supported: false });
    }
  });

  it('a level is supported only where the whole interval is at it', async () => {
    const wide = await onlyMeasure(findingsFrom({ Plain: { a: [[5]], b: [[5]], c: [[4]] } }));
    assert.equal(wide.level?.nearest, 'very good');
    assert.equal(wide.level?.supported, false);
  });
});

describe('2. the verdict may contradict the written comparison', () => {
  it('a choice that is not the one of the comparison is asked for once more, and then marked', async () => {
    const judges = anEvaluation().judges.map((judge) => ({ ...judge, turns: 'two' as const }));
    const [task] = comparisonTasks({ judges });
    assert.ok(task);
    const { caller, made } = scriptedCaller(['B is right.\n\nVerdict: second', 'first', 'first']);
    const pair = { task, first: answered('47.'), second: answered('48.') };
    const comparison = await compare(pair, caller, { ...asked, prompts: anEvaluation().prompts });
    assert.equal(made.length, 3);
    assert.equal('contradiction' in comparison && comparison.contradiction, true);
  });
});

describe('5. the judge of pairs sees one order only', () => {
  it('each pair is planned in both orders, and each order is a call of its own', async () => {
    const keys = new Set<string>();
    const tasks = comparisonTasks();
    for (const task of tasks) {
      const { caller, made } = scriptedCaller(['{"explanation":"","winner":"same"}']);
      const pair = { task, first: answered('48.'), second: answered('48.') };
      await compare(pair, caller, { ...asked, prompts: anEvaluation().prompts });
      for (const { request } of made) keys.add(keyOf(request).key);
    }
    assert.deepEqual(
      tasks.map(({ first, second }) => `${first.candidate.id}${second.candidate.id}`),
      ['AB', 'BA', 'AB', 'BA'],
    );
    assert.equal(keys.size, 4);
  });

  it('a judge that prefers whatever stands first prefers nobody', () => {
    const [pair] = choices(['first', 'first'])?.pairs ?? [];
    assert.deepEqual([pair?.winRate.estimate, pair?.winner], [0.5, null]);
  });
});

describe('6. the comparator rounds, and sorting takes preference for transitive', () => {
  it('a preference of less than half a point in the mean is still one', () => {
    const often = Array.from({ length: 20 }, (_, index) => (index % 4 === 0 ? 'same' : 'a'));
    const [pair] = pairwiseOf(often.flatMap(bothOrders), settings)?.pairs ?? [];
    assert.deepEqual([pair?.winRate.estimate, pair?.verdict, pair?.winner], [0.125, 'different', 'a']);
  });

  it('candidates that beat one another in a circle are not put in an order, but named', () => {
    const circle = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ];
    const comparisons = circle.flatMap(([winner = '', loser = '']) =>
      ['q', 'r', 's'].flatMap((question) => [
        { question, first: winner, second: loser, winner: 'first' as const, judge: '' },
        { question, first: loser, second: winner, winner: 'second' as const, judge: '' },
      ]),
    );
    const found = pairwiseOf(comparisons, settings);
    assert.deepEqual(
      found?.cycles.map((names) => names.toSorted()),
      [['a', 'b', 'c']],
    );
    assert.ok((found?.strengths ?? []).every(({ rank }) => rank.best === 1 && rank.worst === 3));
  });
});

describe('7. the comparison reads a list of questions that is not its own', () => {
  it('only questions of the evaluation are compared, and only where both answered', () => {
    const questions = [aQuestion({ id: 'own' })];
    const given = { own: 1, another: 1 };
    const [a, b] = ['A', 'B'].map((id) => aCandidate({ id, model: `given:${id}`, given }));
    assert.ok(a && b);
    const units = (candidates: readonly Candidate[]) => [
      ...new Set(comparisonTasks({ questions, candidates }).map(({ first }) => first.unit.id)),
    ];
    assert.deepEqual(units([a, b]), ['own']);
    assert.deepEqual(units([a, { ...b, given: { another: 1 } }]), []);
  });
});

describe('8. a function ignores its argument', () => {
  it('two different requests are two different calls, and each holds its own words', () => {
    const asks = ['Summarize the training process.', "Explain the training process like I'm 5."];
    const requests = asks.map((ask) =>
      answerRequest(answerTasks({ questions: [aQuestion({ ask })] })[0]!, asked),
    );
    assert.notEqual(keyOf(requests[0]!).key, keyOf(requests[1]!).key);
    assert.deepEqual(
      requests.map((request) => request.messages[0]?.parts.at(-1)),
      asks.map((text) => ({ kind: 'text', name: 'question', text })),
    );
  });
});

describe('9. no spread, no number of questions and no interval is shown', () => {
  it('the eighteen published ratings have their means, each with an interval or the reason why there is none', async () => {
    const standings = await published();
    assert.deepEqual(
      [...standings].map(([id, { mean }]) => [id, mean.estimate?.toFixed(2), mean.clusters, mean.refused]),
      [
        ['Terse', '5.00', 2, null],
        ['Moderate', '3.50', 2, null],
        ['Cited', '4.17', 2, null],
      ],
    );
    assert.deepEqual(
      [...standings.values()].map(({ mean }) => [mean.lower?.toFixed(2), mean.upper?.toFixed(2), mean.rough]),
      [
        ['1.63', '5.00', true],
        ['1.00', '5.00', true],
        ['1.00', '5.00', true],
      ],
    );
    for (const { meanTheseQuestions, level, counts, passRate } of standings.values()) {
      assert.equal(meanTheseQuestions.refused, 'answer_variance_not_estimable');
      assert.deepEqual([meanTheseQuestions.lower, meanTheseQuestions.upper], [null, null]);
      assert.ok(level === null || !level.supported);
      assert.deepEqual(counts, {
        questions: 2,
        questionsPlanned: 2,
        answers: 2,
        answersPlanned: 2,
        ratings: 6,
        ratingsPlanned: 6,
        noVerdict: 0,
        errors: 0,
      });
      assert.ok(passRate !== null && passRate.lower !== null && passRate.upper !== null);
    }
  });

  it('an interval is given or refused by name, for every mean', async () => {
    for (const table of [
      { a: [[4]] },
      { a: [[null]] },
      { a: [[4], [5]], b: [[3], [3]] },
      { a: [[4]], b: [[4]] },
    ]) {
      const { mean, meanTheseQuestions } = await onlyMeasure(findingsFrom({ Plain: table }));
      for (const { lower, upper, refused } of [mean, meanTheseQuestions]) {
        assert.equal(refused === null, lower !== null && upper !== null);
        assert.equal(refused !== null, lower === null && upper === null);
        assert.ok(refused !== null || (upper ?? 0) > (lower ?? 0), 'never plus or minus nothing');
      }
    }
  });
});

describe('10. two levels of a rubric state the same condition', () => {
  it('such a rubric is refused, with the place of the second', () => {
    const condition = closeness.levels[0]?.condition ?? '';
    const levels = closeness.levels.map((level) => (level.value === 2 ? { ...level, condition } : level));
    assert.deepEqual(lintRubric(closeness), []);
    assert.deepEqual(
      lintRubric({ ...closeness, levels }).map(({ path }) => path),
      [['levels', 1, 'condition']],
    );
  });
});

async function onlyMeasure(findings: readonly Finding[]): Promise<CandidateMeasure> {
  const { candidates } = await buildReport(aSource(), findings);
  const measure = candidates[0]?.measures['quality'];
  assert.ok(measure !== undefined);
  return measure;
}

/** The notebook's ratings, read from the example's file. */
async function published(): Promise<Map<string, CandidateMeasure>> {
  const file = readFileSync(new URL('../../examples/notebook/ratings.csv', import.meta.url), 'utf8');
  const [head = '', ...lines] = file.trim().split('\n');
  const names = head.split(',');
  const rows = lines.map((line, index) => ({
    line: index + 2,
    cells: Object.fromEntries(line.split(',').map((cell, column) => [names[column] ?? '', cell])),
  }));
  assert.equal(rows.length, 18);
  const { findings, faults } = readTidyRatings(rows, 'quality');
  assert.deepEqual(faults, []);
  const { measures } = tidyMeasures(findings, rows, { scale: null, pass: null });
  const { candidates } = await buildReport(aSource({ measures }), findings);
  return new Map(candidates.map(({ id, measures: of }) => [id, of['quality']!]));
}

const settings = { level: 0.95, seed: 1, rubric: null };

/** What two choices on each of ten questions come to: with a first, then with b first. */
function choices([ab, ba]: readonly ['first' | 'second', 'first' | 'second']) {
  const questions = Array.from({ length: 10 }, (_, index) => `q${index}`);
  const comparisons = questions.flatMap((question) => [
    { question, first: 'a', second: 'b', winner: ab, judge: '' },
    { question, first: 'b', second: 'a', winner: ba, judge: '' },
  ]);
  return pairwiseOf(comparisons, settings);
}

/** A judge that keeps to its choice in both orders. */
function bothOrders(choice: string, index: number) {
  const place = { question: `q${index}`, judge: '' };
  return [
    { ...place, first: 'a', second: 'b', winner: choice === 'a' ? ('first' as const) : ('same' as const) },
    { ...place, first: 'b', second: 'a', winner: choice === 'a' ? ('second' as const) : ('same' as const) },
  ];
}
