import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lengthControlledWinRate } from './length-control.ts';
import { lengthSlope, type MeasuredComparison } from './length-slope.ts';

/** Both orders of one pair on each question: b's share, and by how many characters it is longer. */
function questions(shares: readonly (readonly [share: number, longer: number])[]): MeasuredComparison[] {
  return shares.flatMap(([share, longer], index): MeasuredComparison[] => [
    {
      question: `q${index}`,
      first: 'a',
      second: 'b',
      longer: -longer,
      winner: share > 0 ? 'second' : 'first',
    },
    { question: `q${index}`, first: 'b', second: 'a', longer, winner: share === 1 ? 'first' : 'second' },
  ]);
}

const mixed = Array.from({ length: 24 }, (_, index): [number, number] => [
  [0, 0.5, 1, 0.5, 1][index % 5] ?? 0,
  ((index * 7) % 11) * 20 - 90 + (index % 5) * 10,
]);

describe('the slope of length', () => {
  it('of one pair is that of the length-controlled win rate', () => {
    const slope = lengthSlope(questions(mixed), 0.95);
    const controlled = lengthControlledWinRate({
      questions: mixed.map(([value, longer]) => ({ value, longer })),
      level: 0.95,
    });
    assert.ok(!slope.refused && !controlled.refused);
    assert.ok(Math.abs(slope.estimate - controlled.slope.estimate) < 1e-12);
    assert.ok(Math.abs(slope.lower - controlled.slope.lower) < 1e-9);
  });

  it('is the same whichever candidate is called what', () => {
    const other = { a: 'b', b: 'a' } as const;
    const renamed = questions(mixed).map((one) => ({
      ...one,
      first: other[one.first as 'a' | 'b'],
      second: other[one.second as 'a' | 'b'],
    }));
    const [slope, again] = [questions(mixed), renamed].map((rows) => lengthSlope(rows, 0.95).estimate ?? NaN);
    assert.ok(Math.abs((slope ?? 0) - (again ?? 1)) < 1e-9);
  });

  it('is refused where lengths are unknown, are equal, tell who wins, or questions are few', () => {
    const reason = (rows: readonly MeasuredComparison[]) => {
      const slope = lengthSlope(rows, 0.95);
      return slope.refused ? slope.reason : null;
    };
    assert.equal(reason(questions(mixed).map((one) => ({ ...one, longer: null }))), 'no_data');
    assert.equal(reason(questions(mixed.slice(0, 19))), 'too_few_items');
    assert.equal(reason(questions(mixed.map(([share]) => [share, 5]))), 'zero_variance');
    assert.equal(reason(questions(mixed.map(([, longer]) => [longer > 0 ? 1 : 0, longer]))), 'separated');
  });
});
