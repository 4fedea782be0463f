import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aJudge, anEvaluation, aQuestion, closeness } from '../../test/fixtures/evaluation.ts';
import type { Check, Evaluation } from '../record/evaluation.ts';
import { runDifferences } from './run-differences.ts';

function differences(facts: Partial<Evaluation>, before: Partial<Evaluation> = {}) {
  const { incomparable, warnings, measures } = runDifferences(anEvaluation(before), anEvaluation(facts));
  return {
    incomparable: incomparable.map(({ message }) => message),
    warnings: warnings.map(({ message }) => message),
    measures: [...measures],
  };
}

const short: Check = { id: 'short', rule: { kind: 'maxWords', limit: 5 }, candidates: null };

describe('two evaluations', () => {
  it('that differ in their candidates only are comparable', () => {
    assert.deepEqual(differences({ candidates: [], seed: 2, name: 'Other' }), {
      incomparable: [],
      warnings: [],
      measures: ['closeness'],
    });
  });

  const other = { ...closeness, version: 2 };
  const refused: readonly [string, Partial<Evaluation>, string][] = [
    [
      'another judge',
      { judges: [aJudge({ model: 'test:other' })] },
      'closeness: judged by test:judge, then by test:other',
    ],
    [
      'a judge that is asked otherwise',
      { judges: [aJudge({ turns: 'two' })] },
      'closeness: the judge was asked in another way (turns, seesGuidance or settings)',
    ],
    ['another version of a rubric', { rubrics: [other] }, 'closeness: rubric closeness 1, then closeness 2'],
    [
      'other words in a rubric of the same version',
      { rubrics: [{ ...closeness, purpose: 'Rate.' }] },
      'closeness: the words of rubric closeness 1 are others',
    ],
    [
      'other prompts',
      { prompts: { ...anEvaluation().prompts, version: 2 } },
      'the judges were spoken to in other words: prompts 1 and 2',
    ],
    [
      'another text',
      { documents: anEvaluation().documents.map((document) => ({ ...document, hash: 'other' })) },
      'the text of lighthouse.txt is another one',
    ],
  ];
  for (const [what, facts, message] of refused) {
    it(`with ${what} are not`, () => assert.deepEqual(differences(facts).incomparable, [message]));
  }

  it('with another check under the same name are not', () => {
    const long: Check = { ...short, rule: { kind: 'maxWords', limit: 50 } };
    assert.deepEqual(differences({ checks: [long] }, { checks: [short] }).incomparable, [
      'short: the check is another one',
    ]);
  });

  it('whose measure is on another scale leave it out', () => {
    const levels = closeness.levels.slice(0, 2);
    const found = differences({ rubrics: [{ ...closeness, levels }] });
    assert.deepEqual(found.measures, []);
    assert.deepEqual(found.warnings, ['closeness: on another scale in each run, so not compared']);
    const named = { judges: [aJudge({ id: 'short' })] };
    assert.deepEqual(differences(named, { checks: [short], judges: [] }).measures, []);
  });

  it('with a measure that one has only leave it out, and say so', () => {
    const { measures, warnings } = differences({ checks: [short] });
    assert.deepEqual(
      [measures, warnings],
      [['closeness'], ['short: measured in run b only, so not compared']],
    );
  });

  it('that ask in other words under the same id are warned of, the first few by name', () => {
    const questions = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => aQuestion({ id }));
    const changed = questions.map((question) => ({ ...question, ask: 'And else?' }));
    assert.deepEqual(differences({ questions: changed }, { questions }).warnings, [
      'asked or answered for reference in other words under the same id: a, b, c, d, e and 2 more',
    ]);
    assert.equal(
      differences({ questions: [{ ...questions[0]!, reference: '48' }] }, { questions }).warnings.length,
      1,
    );
  });
});
