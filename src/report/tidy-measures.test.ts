import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { closeness } from '../../test/fixtures/evaluation.ts';
import { scaleOf } from '../record/rubric.ts';
import { aRating } from '../../test/fixtures/rated-answers.ts';
import { rubricsOfMeasures, tidyMeasures, type TidyOptions } from './tidy-measures.ts';

function measures(values: readonly (number | null)[], options: Partial<TidyOptions> = {}, rubric?: string) {
  const findings = values.map((rating) => aRating({ rating }));
  const rows = rubric === undefined ? [] : [{ line: 2, cells: { measure: 'quality', rubric } }];
  return tidyMeasures(findings, rows, { scale: null, pass: null, ...options });
}

describe('the scale of a table of ratings', () => {
  it('is what the user says', () => {
    const { measures: found, warnings } = measures([1, 7], { scale: { min: 1, max: 7 }, pass: 5 });
    assert.deepEqual(found[0]?.scale, { min: 1, max: 7, target: null });
    assert.deepEqual([found[0]?.pass, found[0]?.levels, warnings], [5, [], []]);
  });

  it('is that of the built-in rubric that the table names, with its levels', () => {
    const { measures: found, warnings } = measures([4, 5], {}, 'question-answering');
    assert.deepEqual(found[0]?.rubric, { id: 'question-answering', version: 1 });
    assert.deepEqual([found[0]?.levels.length, found[0]?.pass, warnings], [5, 4, []]);
    assert.equal(measures([0, 5], {}, 'question-answering').measures[0]?.rubric, null);
  });

  it('is that of the rubric that the user names, with its levels and its target', () => {
    const rubrics = new Map([['quality', closeness]]);
    const { measures: found, warnings } = measures([0, 5], { rubrics });
    assert.deepEqual(found[0]?.scale, scaleOf(closeness));
    assert.deepEqual(found[0]?.rubric, { id: closeness.id, version: closeness.version });
    assert.deepEqual([found[0]?.levels.length, warnings], [closeness.levels.length, []]);
  });

  it('is found by the id that the rows name, else by being the only one', () => {
    const other = { ...closeness, id: 'other' };
    const rows = [
      { line: 2, cells: { measure: 'a', rubric: 'other' } },
      { line: 3, cells: { measure: 'b' } },
      { line: 4, cells: {} },
    ];
    assert.deepEqual(
      [...rubricsOfMeasures(rows, 'rating', [other])].map(([measure, { id }]) => [measure, id]),
      [
        ['a', 'other'],
        ['b', 'other'],
        ['rating', 'other'],
      ],
    );
    assert.deepEqual([...rubricsOfMeasures(rows, 'rating', [other, closeness]).keys()], ['a']);
    assert.deepEqual([...rubricsOfMeasures(rows.slice(0, 1), 'rating', [closeness])], []);
  });

  it('is else the usual one that holds all ratings, and that is said', () => {
    const scale = (...values: (number | null)[]) => {
      const { measures: found, warnings } = measures(values);
      assert.deepEqual(
        warnings.map(({ code }) => code),
        ['scale-assumed'],
      );
      return [found[0]?.scale.min, found[0]?.scale.max];
    };
    assert.deepEqual(scale(0, 1), [0, 1]);
    assert.deepEqual(scale(5, 4), [1, 5]);
    assert.deepEqual(scale(0, 7), [0, 10]);
    assert.deepEqual(scale(55, 91.5), [0, 100]);
    assert.deepEqual(scale(null), [0, 1]);
  });

  it('always leaves ratings that are all alike room to differ in', () => {
    for (const value of [-3, 7, 500]) {
      const { min, max } = measures([value, value]).measures[0]?.scale ?? { min: 0, max: 0 };
      assert.ok(min < max && min <= value && value <= max);
    }
  });
});
