import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rubric } from '../record/rubric.ts';
import { builtInRubric } from './built-in.ts';
import { doubtsAbout } from './doubts.ts';

/** A rubric on which there is no doubt, and whose levels can be replaced. */
function aRubric(conditions: readonly string[], facts: Partial<Rubric> = {}): Rubric {
  return {
    id: 'care',
    version: 1,
    kind: 'pointwise',
    purpose: 'Rate the care taken.',
    criteria: [{ name: 'Care', description: 'Nothing was forgotten.' }],
    levels: conditions.map((condition, index) => ({ value: index, name: `name ${index}`, condition })),
    target: null,
    steps: ['Look for what was forgotten.'],
    needsDocument: false,
    needsReference: false,
    ...facts,
  };
}

const plain = ['Care was not taken.', 'Care was taken.'];
const about = (rubric: Rubric) => doubtsAbout(rubric).map(({ path, message }) => [path.join('.'), message]);
const paths = (rubric: Rubric) => doubtsAbout(rubric).map(({ path }) => path.join('.'));

it('there is none about a plain rubric', () => assert.deepEqual(about(aRubric(plain)), []));

describe('the steps of a scale are looked at', () => {
  const at = (...values: number[]) =>
    aRubric([], {
      levels: values.map((value) => ({ value, name: `n${value}`, condition: `Shows ${value}.` })),
    });

  it('for a middle level that is missing', () => {
    assert.deepEqual(about(at(-2, -1, 1, 2)), [
      [
        'levels.2.value',
        'the middle level is missing between -1 (n-1) and 1 (n1), though others are 1 apart; means take the gap for a distance',
      ],
    ]);
  });

  it('for a gap anywhere, and not for even steps of any size', () => {
    assert.deepEqual(paths(at(1, 2, 3, 5)), ['levels.3.value']);
    assert.deepEqual(paths(at(0, 0.1, 0.2, 0.3, 0.4)), []);
    assert.deepEqual(paths(at(0, 50, 100)), []);
    assert.deepEqual(paths(at(0, 1)), []);
  });
});

describe('levels are held against each other', () => {
  it('for nearly the same words', () => {
    const conditions = [
      'No care was taken.',
      'The answer keeps to the point and names the place, the time and the price.',
      'The answer keeps to the point and names the place, the time and the price clearly.',
    ];
    assert.deepEqual(about(aRubric(conditions)), [
      ['levels.2.condition', 'levels "name 1" and "name 2" say nearly the same; say what sets them apart'],
    ]);
  });

  it('but not where a single word turns the meaning', () => {
    const said = (word: string) => `The answer keeps to the point and names ${word} place, time and price.`;
    assert.deepEqual(paths(aRubric(['no', 'several', 'every'].map(said))), []);
  });

  it('for numbers that fit two of them', () => {
    const counts = ['More than 3 errors.', '1 to 3 errors.', 'At most 1 error.'];
    assert.deepEqual(about(aRubric(counts)), [
      ['levels.2.condition', 'levels "name 1" and "name 2" both fit 1 error; let each number belong to one'],
    ]);
    assert.deepEqual(paths(aRubric(['4 or more errors', '2-3 errors', 'Exactly 1 error', '0 errors'])), []);
    assert.deepEqual(paths(aRubric(['at least 3 errors', 'up to 3 pages are named', 'less than 3 errors'])), [
      'levels.1.condition',
    ]);
    assert.deepEqual(paths(aRubric(['5 or more gaps', '5 or fewer gaps'])), ['levels.1.condition']);
  });
});

describe('criteria are looked for', () => {
  const criteria = ['Respect', 'Plainness'].map((name) => ({ name, description: 'It is there.' }));

  it('in all levels', () => {
    assert.deepEqual(about(aRubric(['Lacks respect.', 'Shows respect.'], { criteria })), [
      ['criteria.1.name', 'no level speaks of criterion "Plainness"; a judge cannot tell what it is worth'],
    ]);
  });

  it('in the levels below the best, where an answer can fail by them', () => {
    assert.deepEqual(about(aRubric(['Lacks respect.', 'Shows respect, and is plain.'], { criteria })), [
      [
        'criteria.1.name',
        'criterion "Plainness" stands in the best level only; say at which level an answer fails by it',
      ],
    ]);
  });

  it('by their stems, or as all together', () => {
    assert.deepEqual(paths(aRubric(['Not respectful or not plain.', 'Both hold.'], { criteria })), []);
    assert.deepEqual(paths(aRubric(['Otherwise.', 'Respectful and plain.'], { criteria })), []);
    assert.deepEqual(paths(aRubric(['A criterion is not met.', 'Each is met.'], { criteria })), []);
  });

  it('around the target, where best lies in the middle', () => {
    const conditions = ['Lacks respect.', 'Respectful, and plain.', 'Fawns.'];
    assert.deepEqual(paths(aRubric(conditions, { criteria, target: 1 })), ['criteria.1.name']);
  });

  it('and counted', () => {
    const many = Array.from({ length: 7 }, (_, index) => ({ name: `Care ${index}`, description: 'x' }));
    assert.deepEqual(about(aRubric(plain, { criteria: many })), [
      ['criteria', '7 criteria go into one level; above 6 nobody can weigh them: split the rubric'],
    ]);
  });
});

describe('conditions are read', () => {
  it('for words that mean something else to everybody', () => {
    assert.deepEqual(about(aRubric(['No care.', 'An appropriate amount of care.'])), [
      [
        'levels.1.condition',
        '"appropriate" means something else to every judge; say what can be seen in such an answer',
      ],
    ]);
  });

  it('for a name said twice', () => {
    const levels = [
      { value: 0, name: 'bad', condition: 'The answer is bad.' },
      { value: 1, name: 'good', condition: 'Nothing was forgotten.' },
    ];
    assert.deepEqual(about(aRubric([], { levels })), [
      [
        'levels.0.condition',
        'level "bad" says no more than its name; say what can be seen in such an answer',
      ],
    ]);
  });

  it('for a best level that nearly everything reaches', () => {
    assert.deepEqual(about(aRubric(['No care.', 'Care with minor lapses.'])), [
      [
        'levels.1.condition',
        'the best level "name 1" forgives faults ("minor"); if most answers reach it, they cannot be told apart',
      ],
    ]);
    assert.deepEqual(paths(aRubric(['Care with minor lapses.', 'Care without lapses.'])), []);
  });
});

describe('a judge that is not given', () => {
  it('the document is not to be asked about it; the first place is named', () => {
    const criteria = [{ name: 'Groundedness', description: 'It stands in the document.' }];
    assert.deepEqual(about(aRubric(plain, { criteria })), [
      [
        'criteria.0.name',
        'speaks of "Groundedness", which the judge does not get; set needsDocument: true, or leave it out',
      ],
    ]);
    assert.deepEqual(paths(aRubric(plain, { criteria, needsDocument: true })), []);
  });

  it('the reference answer is not to be asked about it, also in pairs', () => {
    const steps = ['Compare both with the reference answer.'];
    assert.deepEqual(paths(aRubric(plain, { steps })), ['steps.0']);
    const pairs = { ...(builtInRubric('question-answering-pairwise') as Rubric), steps };
    assert.deepEqual(paths(pairs), ['steps.0']);
  });
});
