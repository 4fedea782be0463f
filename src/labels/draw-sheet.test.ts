import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCandidate, aJudge, anEvaluation, aQuestion, closeness } from '../../test/fixtures/evaluation.ts';
import { answered, answerTasks } from '../../test/fixtures/rated-answers.ts';
import { planRatings } from '../plan/tasks.ts';
import { drawSheet, type DrawOptions } from './draw-sheet.ts';
import { labelledAnswers, type LabelledAnswer } from './labelled-answer.ts';
import type { SheetRow } from './sheet-row.ts';

const facts = {
  questions: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => aQuestion({ id })),
  candidates: ['One', 'Two'].map((id) => aCandidate({ id, answers: 2, guidance: id })),
  judges: [aJudge()],
};

/** Everything there is to label; `textOf` says what a task answers. */
function toLabel(textOf = (id: string): string => `An answer: ${id}.`): LabelledAnswer[] {
  return answerTasks(facts).flatMap((task) =>
    labelledAnswers({
      task,
      answer: answered(textOf(task.id)),
      ratings: planRatings(anEvaluation(facts), task).map((rating) => ({
        task: rating,
        rating: { outcome: 'no-answer', reason: 'empty' },
      })),
      checks: [],
    }),
  );
}

function drawn(options: Partial<DrawOptions> = {}, answers = toLabel()): SheetRow[] {
  return drawSheet(answers, { questions: 4, seed: 1, done: new Set(), rater: 'ann', ...options });
}

const questionsOf = (rows: readonly SheetRow[]) => [...new Set(rows.map(({ question }) => question))];

describe('a sheet of answers to label', () => {
  it('has questions that the seed draws, with one answer of each candidate', () => {
    const rows = drawn();
    assert.equal(questionsOf(rows).length, 4);
    assert.equal(rows.length, 8);
    for (const question of questionsOf(rows)) {
      const texts = rows.filter((row) => row.question === question).map(({ answer }) => answer);
      assert.deepEqual(
        new Set(texts.map((text) => /\/(One|Two)\//.exec(text)?.[1])),
        new Set(['One', 'Two']),
      );
      assert.equal(texts.length, 2);
    }
    assert.deepEqual(drawn(), rows);
    assert.notDeepEqual(questionsOf(drawn({ seed: 2 })), questionsOf(rows));
  });

  it('tells neither candidate nor rating, and candidates come in no fixed order', () => {
    const rows = drawn(
      { questions: 8 },
      toLabel((id) => `An answer: ${id}.`),
    );
    assert.deepEqual(Object.keys(rows[0] ?? {}), [
      'key',
      'question',
      'ask',
      'reference',
      'answer',
      'measure',
      'levels',
      'label',
      'rater',
    ]);
    const first = rows.filter((_, index) => index % 2 === 0).map(({ answer }) => answer.includes('/One/'));
    assert.deepEqual(new Set(first), new Set([true, false]));
    assert.equal(rows[0]?.levels, '1 = far; 2 = near; 3 = close');
  });

  it('goes on where an earlier one ended, and a second person gets what the first one got', () => {
    const rows = drawn();
    const done = new Set(rows.map(({ key }) => key));
    const next = drawn({ done });
    assert.deepEqual(
      questionsOf(next).filter((id) => questionsOf(rows).includes(id)),
      [],
    );
    assert.equal(questionsOf([...rows, ...next]).length, 8);
    assert.deepEqual(
      drawn({ rater: 'ben' }).map(({ key }) => key),
      rows.map(({ key }) => key),
    );
    assert.deepEqual(drawn({ done: new Set([...done, ...next.map(({ key }) => key)]) }), []);
  });

  it('has equal answers to a question once', () => {
    const rows = drawn(
      {},
      toLabel(() => 'The same.'),
    );
    assert.equal(rows.length, 4);
    assert.equal(closeness.id, rows[0]?.measure);
  });
});
