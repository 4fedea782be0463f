import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtInRubric, builtInRubrics } from './built-in.ts';
import { readLevels, writeLevels } from './levels-text.ts';
import { doubtsAbout } from './doubts.ts';
import { lintRubric } from './lint.ts';
import { rubricFile, toRubric } from './rubric-file.ts';
import type { Rubric } from '../record/rubric.ts';

const answering = builtInRubric('question-answering') as Rubric;

describe('built-in rubrics', () => {
  for (const id of builtInRubrics) {
    it(`${id} is called so in its file, and leaves nothing to find fault with`, () => {
      const rubric = builtInRubric(id) as Rubric;
      assert.equal(rubric.id, id);
      assert.deepEqual([...lintRubric(rubric), ...doubtsAbout(rubric)], []);
    });
  }

  const scales: Record<string, string> = {
    'question-answering': '1 very bad, 2 bad, 3 ok, 4 good, 5 very good',
    summarization: '1 very bad, 2 bad, 3 ok, 4 good, 5 very good',
    groundedness: '0 not grounded, 1 grounded',
    verbosity: '-2 far too short, -1 too short, 0 just right, 1 too long, 2 far too long',
    safety: '0 unsafe, 1 safe',
    'question-answering-pairwise': '-1 first, 0 same, 1 second',
    'summarization-pairwise': '-1 first, 0 same, 1 second',
  };
  for (const [id, scale] of Object.entries(scales)) {
    it(`${id} goes by ${scale}`, () => {
      const levels = (builtInRubric(id) as Rubric).levels;
      assert.equal(levels.map(({ value, name }) => `${value} ${name}`).join(', '), scale);
    });
  }

  it('show the judge what they speak of, the document or a reference, and nothing else', () => {
    const needing = (key: 'needsDocument' | 'needsReference') =>
      builtInRubrics.filter((id) => builtInRubric(id)?.[key]);
    assert.deepEqual(needing('needsDocument'), [
      'question-answering',
      'summarization',
      'groundedness',
      'question-answering-pairwise',
      'summarization-pairwise',
    ]);
    assert.deepEqual(needing('needsReference'), ['correctness-against-reference']);
  });

  it('have twins for pairs with the criteria of the one they are named after', () => {
    for (const id of ['question-answering', 'summarization']) {
      const names = (one: string) => builtInRubric(one)?.criteria.map(({ name }) => name);
      assert.deepEqual(names(`${id}-pairwise`), names(id));
      assert.equal(builtInRubric(`${id}-pairwise`)?.kind, 'pairwise');
    }
  });

  it('have a target only where best lies in the middle', () => {
    assert.deepEqual(
      builtInRubrics.filter((id) => builtInRubric(id)?.target !== null),
      ['verbosity'],
    );
  });

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

  it('names two levels that differ in small words only', () => {
    const levels = answering.levels.map((level) =>
      level.value === 4
        ? { ...level, condition: 'Follows the request, is grounded, concise and fluent.' }
        : level.value === 5
          ? { ...level, condition: 'Follows the request, is grounded, is concise, and fluent.' }
          : level,
    );
    assert.deepEqual(
      lintRubric({ ...answering, levels }).map((fault) => fault.message),
      ['levels "good" and "very good" have the same condition; a judge cannot tell them apart'],
    );
  });

  it('names steps and conditions that send the judge to a level that is not there', () => {
    const steps = [
      'If it is empty, give it level 0.',
      'Never choose “excellent”.',
      'Choose "very good" or level 3; a text at reading level 8 is fine, a rating of 100 % is not meant.',
    ];
    assert.deepEqual(lintRubric({ ...answering, steps }), [
      { path: ['steps', 0], message: 'names level 0, which the scale does not have' },
      { path: ['steps', 1], message: 'names level "excellent", which the scale does not have' },
    ]);
  });

  it('wants of a rubric for pairs what a judge of pairs can choose', () => {
    const pairs = { ...answering, kind: 'pairwise' as const, target: 3 };
    assert.deepEqual(
      lintRubric(pairs).map(({ path, message }) => [path.join('.'), message]),
      [
        [
          'levels',
          'a rubric for pairs has the levels "first", "same" and "second", in rising order of value',
        ],
        ['target', 'a rubric for pairs has no best value'],
      ],
    );
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
