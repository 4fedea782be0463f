import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCandidate, aJudge, anEvaluation, aQuestion, closeness } from '../../test/fixtures/evaluation.ts';
import { answerTasks, asked } from '../../test/fixtures/rated-answers.ts';
import { answerRequest } from '../answers/request.ts';
import { keyOf } from '../record/call-key.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { planAnswers, planRatings } from './tasks.ts';
import { unitsOf } from './units.ts';

const [document] = anEvaluation().documents;
const two = [
  { ...document!, id: 'a' },
  { ...document!, id: 'b', hash: 'b'.repeat(64) },
];

function ids(facts: Partial<Evaluation>): string[] {
  return answerTasks(facts).map(({ id }) => id);
}

function ratingIds(facts: Partial<Evaluation>): string[] {
  return answerTasks(facts).flatMap((task) => planRatings(anEvaluation(facts), task).map(({ id }) => id));
}

describe('the answers of a plan', () => {
  it('come by unit, then candidate, then answer', () => {
    const candidates = [aCandidate({ id: 'A', answers: 2 }), aCandidate({ id: 'B', guidance: 'Be short.' })];
    assert.deepEqual(ids({ candidates }), [
      'steps/A/1',
      'steps/A/2',
      'steps/B/1',
      'lamp/A/1',
      'lamp/A/2',
      'lamp/B/1',
    ]);
  });

  it('name the document where there are several, and keep to the one that a question names', () => {
    const questions = [aQuestion(), aQuestion({ id: 'lamp', document: 'b' })];
    assert.deepEqual(ids({ documents: two, questions }), [
      'steps@a/Plain/1',
      'steps@b/Plain/1',
      'lamp@b/Plain/1',
    ]);
    assert.deepEqual(ids({ questions: [aQuestion({ document: 'document' })] }), ['steps/Plain/1']);
  });

  it('are as many as there are, where they were made elsewhere', () => {
    const given = aCandidate({ model: 'given:0a', answers: 3, given: { lamp: 3 } });
    assert.deepEqual(ids({ candidates: [given] }), ['lamp/Plain/1', 'lamp/Plain/2', 'lamp/Plain/3']);
    assert.deepEqual(
      answerTasks({ candidates: [given] }).map(({ draw }) => draw),
      [1, 2, 3],
    );
  });

  it('keep their ids when questions, candidates and repeats are added', () => {
    const before = ids({});
    const after = ids({
      candidates: [aCandidate({ id: 'First' }), aCandidate({ answers: 3 })],
      questions: [aQuestion({ id: 'new' }), aQuestion(), aQuestion({ id: 'lamp' })],
    });
    assert.ok(before.every((id) => after.includes(id)));
  });

  it('keep ids apart whose names hold slashes', () => {
    const candidates = [aCandidate({ id: 'c' }), aCandidate({ id: 'b/c' }), aCandidate({ id: 'b%2Fc' })];
    const questions = [aQuestion({ id: 'a' }), aQuestion({ id: 'a/b' })];
    assert.equal(new Set(ids({ candidates, questions })).size, 6);
    assert.equal(ids({ candidates, questions })[1], 'a/b%2Fc/1');
  });

  it('are planned only as far as somebody takes them', () => {
    const evaluation = anEvaluation({ candidates: [aCandidate({ answers: Number.MAX_SAFE_INTEGER })] });
    const plan = planAnswers(evaluation);
    assert.deepEqual(
      [plan.next(), plan.next()].map(({ value }) => value?.id),
      ['steps/Plain/1', 'steps/Plain/2'],
    );
  });

  it('are the same tasks in another order of units', () => {
    const evaluation = anEvaluation({
      questions: [aQuestion({ id: 'a', ask: 'Same?' }), aQuestion({ id: 'b', ask: 'Same?' })],
      candidates: [aCandidate({ answers: 2 })],
    });
    const backwards = [...planAnswers(evaluation, unitsOf(evaluation).toReversed())];
    const byId = (tasks: typeof backwards) => tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    assert.deepEqual(byId(backwards), byId([...planAnswers(evaluation)]));
  });
});

describe('draws', () => {
  it('go on from one identical candidate or question to the next', () => {
    const candidates = [
      aCandidate({ id: 'A', answers: 3 }),
      aCandidate({ id: 'other', guidance: 'Be short.', answers: 1 }),
      aCandidate({ id: 'B', answers: 2 }),
    ];
    const questions = [aQuestion({ id: 'x', ask: 'Same?' }), aQuestion({ id: 'y', ask: 'Same?' })];
    const draws = Map.groupBy(
      answerTasks({ candidates, questions }),
      ({ unit, candidate }) => `${unit.id}/${candidate.id}`,
    );
    assert.deepEqual(
      Object.fromEntries([...draws].map(([id, tasks]) => [id, tasks.map(({ draw }) => draw)])),
      {
        'x/A': [1, 2, 3],
        'x/other': [1],
        'x/B': [7, 8],
        'y/A': [4, 5, 6],
        'y/other': [2],
        'y/B': [9, 10],
      },
    );
  });

  it('never make two answers share a call, whatever is alike', () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const evaluation = smallEvaluation(seed);
      const tasks = [...planAnswers(evaluation)];
      const keys = new Set(tasks.map((task) => keyOf(answerRequest(task, asked)).key));
      assert.equal(keys.size, tasks.length, `evaluation ${seed}`);
      const answers = evaluation.candidates.reduce((sum, candidate) => sum + candidate.answers, 0);
      assert.equal(tasks.length, answers * unitsOf(evaluation).length);
    }
  });

  it('of candidates without a double stay when a repeat is added', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const { questions } = smallEvaluation(seed);
      const distinct = questions.filter(
        ({ ask }, index) => questions.findIndex((one) => one.ask === ask) === index,
      );
      const keys = (answers: number) =>
        answerTasks({ questions: distinct, candidates: [aCandidate({ answers })] }).map(
          (task) => `${task.id} ${keyOf(answerRequest(task, asked)).key}`,
        );
      const more = new Set(keys(3));
      assert.ok(keys(2).every((key) => more.has(key)));
    }
  });
});

describe('the ratings of a plan', () => {
  it('come by judge, then rating, and are named by their measure', () => {
    const judges = [aJudge(), aJudge({ id: 'strict', model: 'test:other' })];
    const questions = [aQuestion()];
    assert.deepEqual(ratingIds({ judges, questions, repeat: { ratings: 2, rerate: 0 } }), [
      'steps/Plain/1/closeness/1',
      'steps/Plain/1/closeness/2',
      'steps/Plain/1/strict/1',
      'steps/Plain/1/strict/2',
    ]);
  });

  it('go by the rubric of the question, where it names one', () => {
    const judges = [aJudge(), aJudge({ id: 'strict' })];
    const rubrics = [closeness, { ...closeness, id: 'summaries' }];
    const questions = [aQuestion({ rubric: 'summaries' })];
    const tasks = answerTasks({ judges, rubrics, questions }).flatMap((task) =>
      planRatings(anEvaluation({ judges, rubrics, questions }), task),
    );
    assert.deepEqual(
      tasks.map(({ measure, rubric }) => [measure, rubric.id]),
      [
        ['summaries', 'summaries'],
        ['strict/summaries', 'summaries'],
      ],
    );
  });

  it('are none without a judge, and refuse a rubric that is not there', () => {
    assert.deepEqual(ratingIds({ judges: [] }), []);
    assert.throws(() => ratingIds({ rubrics: [] }), /no rubric "closeness"/);
  });
});

describe('the share of answers that are rated once more', () => {
  const many = Array.from({ length: 1000 }, (_, index) => aQuestion({ id: `q${index}` }));
  const again = (facts: Partial<Evaluation>) => ratingIds(facts).filter((id) => id.endsWith('/2'));

  it('is about as asked for, and all or none at its ends', () => {
    const share = (rerate: number) => again({ questions: many, repeat: { ratings: 1, rerate } }).length;
    assert.deepEqual([share(0), share(1)], [0, 1000]);
    assert.ok(Math.abs(share(0.2) - 200) < 40, `${share(0.2)} of 1000`);
  });

  it('is drawn by the seed, the same each time, and not moved by other questions', () => {
    const repeat = { ratings: 1, rerate: 0.3 };
    const few = many.slice(0, 60);
    const drawn = again({ questions: few, repeat });
    assert.deepEqual(again({ questions: few, repeat }), drawn);
    assert.notDeepEqual(again({ questions: few, repeat, seed: 2 }), drawn);
    const grown = new Set(again({ questions: [...many.slice(60, 90), ...few], repeat }));
    assert.ok(drawn.length > 0 && drawn.every((id) => grown.has(id)));
  });

  it('contains a smaller share', () => {
    const at = (rerate: number) => again({ questions: many.slice(0, 100), repeat: { ratings: 1, rerate } });
    const larger = new Set(at(0.5));
    assert.ok(at(0.2).every((id) => larger.has(id)));
  });
});

/** Evaluations of up to three candidates, questions and documents, many of them alike in all but their names. */
function smallEvaluation(seed: number): Evaluation {
  let state = seed * 2_654_435_761;
  const pick = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + seed) >>> 0;
    return (state >>> 8) % below;
  };
  const list = <Item>(make: (index: number) => Item) =>
    Array.from({ length: 1 + pick(3) }, (_, index) => make(index));
  return anEvaluation({
    documents: list((index) => ({ ...document!, id: `d${index}`, hash: String(pick(2)).repeat(64) })),
    candidates: list((index) =>
      aCandidate({
        id: `c${index}`,
        guidance: pick(2) === 0 ? null : 'Be short.',
        settings: pick(3) === 0 ? { temperature: 1 } : {},
        answers: 1 + pick(3),
      }),
    ),
    questions: list((index) =>
      aQuestion({ id: `q${index}`, ask: `Question ${pick(2)}?`, reference: `${index}` }),
    ),
  });
}
