import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtInRubric, builtInRubrics } from './built-in.ts';
import { readLevels, writeLevels } from './levels-text.ts';
import { lintRubric } from './lint.ts';
import { rubricFile, toRubric } from './rubric-file.ts';
import type { Rubric } from '../record/rubric.ts';

const answering = builtInRubric('question-answering') as Rubric;

describe('built-in rubrics', () => {
  for (const id of builtInRubrics) {
    it(`${id} has five levels from very bad 1 to very good 5 and no fault`, () => {
      const rubric = builtInRubric(id) as Rubric;
      assert.deepEqual(
        rubric.levels.map((level) => [level.value, level.name]),
        [
          [1, 'very bad'],
          [2, 'bad'],
          [3, 'ok'],
          [4, 'good'],
          [5, 'very good'],
        ],
      );
      assert.deepEqual(lintRubric(rubric), []);
    });
  }

  it('gives null for a rubric it does not have, also for a path', () => {
    assert.equal(builtInRubric('nonsense'), null);
    assert.equal(builtInRubric('../../package'), null);
  });
});

describe('rubric lint', () => {
  it('names two levels with the same condition, whatever their case and punctuation', () => {
    const levels = answering.levels.map((level) =>
      level.value === 2
        ? { ...level, condition: 'It is GROUNDED!' }
        : level.value === 3
          ? { ...level, condition: 'it is grounded' }
          : level,
    );
    assert.deepEqual(lintRubric({ ...answering, levels }), [
      {
        path: ['levels', 2, 'condition'],
        message: 'levels "bad" and "ok" have the same condition; a judge cannot tell them apart',
      },
    ]);
  });

  it('names values and names given twice', () => {
    const levels = answering.levels.map((level) =>
      level.value === 5 ? { ...level, value: 4, name: 'Good' } : level,
    );
    assert.deepEqual(
      lintRubric({ ...answering, levels }).map((fault) => fault.path.join('.')),
      ['levels.4.value', 'levels.4.name'],
    );
  });

  const withNames = (...names: string[]) => ({
    ...answering,
    levels: names.map((name, index) => ({ value: index, name, condition: `Condition ${index}` })),
  });

  it('names levels whose names judges could not give back', () => {
    assert.deepEqual(lintRubric(withNames('😀', 'ok', '|')), [
      { path: ['levels', 0, 'name'], message: 'a name needs a letter or a digit' },
      { path: ['levels', 2, 'name'], message: 'a name needs a letter or a digit' },
    ]);
  });

  it('takes letters, digits and vowel signs of every script for what they are', () => {
    assert.deepEqual(lintRubric(withNames('很好', 'плохо', '3', 'का', 'की', 'e', 'é')), []);
    assert.deepEqual(
      lintRubric(withNames('caf\u00e9', 'cafe\u0301')).map((fault) => fault.path.join('.')),
      ['levels.1.name'],
    );
  });

  it('compares conditions without a letter or digit as they are', () => {
    const faults = (...conditions: string[]) =>
      lintRubric({
        ...answering,
        levels: conditions.map((condition, value) => ({ value, name: `n${value}`, condition })),
      }).length;
    assert.deepEqual([faults('→', '←'), faults('→', '→')], [0, 1]);
  });

  it('names a value that is not written in plain digits', () => {
    const levels = [0, 1e-7].map((value) => ({ value, name: `n${value}`, condition: `c${value}` }));
    assert.deepEqual(
      lintRubric({ ...answering, levels }).map((fault) => fault.path.join('.')),
      ['levels.1.value'],
    );
  });

  it('names a criterion that stands twice and a target off the scale', () => {
    const criteria = [...answering.criteria, { name: 'fluency', description: 'again' }];
    assert.deepEqual(
      lintRubric({ ...answering, criteria, target: 7 }).map((fault) => fault.message),
      ['criterion "fluency" stands twice', 'target 7 is not the value of any level'],
    );
  });
});

describe('rubric files', () => {
  it('refuse unknown keys and fewer than two levels', () => {
    const file = { ...answering, colour: 'red', levels: answering.levels.slice(0, 1) };
    const result = rubricFile.safeParse(file);
    assert.deepEqual(result.error?.issues.map((issue) => issue.code).toSorted(), [
      'too_small',
      'unrecognized_keys',
    ]);
  });

  it('bring levels into rising order', () => {
    const reversed = rubricFile.parse({ ...answering, levels: answering.levels.toReversed() });
    assert.deepEqual(toRubric(reversed), answering);
  });
});

describe('levels in a prompt', () => {
  it('keep brackets that stand in a name', () => {
    const levels = [{ value: -1.5, name: 'good (mostly)', condition: 'It is (nearly): fine.' }];
    assert.deepEqual(readLevels(writeLevels(levels)), [{ value: -1.5, name: 'good (mostly)' }]);
  });

  it('are read back as they were written', () => {
    const text = `Rate it.\n\n${writeLevels(answering.levels)}\n\n- and a line that is none`;
    assert.deepEqual(
      readLevels(text),
      answering.levels.map(({ value, name }) => ({ value, name })),
    );
  });
});
