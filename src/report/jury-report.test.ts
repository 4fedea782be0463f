import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aMeasure, aRating, aSource } from '../../test/fixtures/rated-answers.ts';
import { buildReport } from './build-report.ts';
import type { Finding } from './finding.ts';

/** Ratings by judge, then candidate: one number for each question; null is a missing one. */
type Ratings = Readonly<Record<string, Readonly<Record<string, readonly (number | null)[]>>>>;

function findingsOf(table: Ratings): Finding[] {
  return Object.entries(table).flatMap(([judge, candidates]) =>
    Object.entries(candidates).flatMap(([candidate, ratings]) =>
      ratings.map((rating, index) =>
        aRating({
          judge,
          candidate,
          unit: `u${index}`,
          rating,
          outcome: rating === null ? 'no-verdict' : 'rated',
        }),
      ),
    ),
  );
}

async function juryOf(table: Ratings, scale = aMeasure().scale) {
  const report = await buildReport(aSource({ measures: [aMeasure({ scale })] }), findingsOf(table));
  const warnings = report.warnings
    .filter(({ code }) => code === 'jury-disagrees')
    .map(({ message }) => message);
  return { jury: report.trust['quality']?.jury ?? null, report, warnings };
}

const low = [1, 2, 1, 2, 1, 2];
const high = [4, 5, 4, 5, 4, 5];

describe('a jury', () => {
  it('is none with one judge: its ratings are its opinion', async () => {
    assert.equal((await juryOf({ a: { Plain: low } })).jury, null);
  });

  it('has a mean for each judge, and the range that leaving one out gives', async () => {
    const { jury, report } = await juryOf({
      a: { Plain: [1, 2, 3] },
      b: { Plain: [2, 3, 4] },
      c: { Plain: [3, 4, 5] },
    });
    const plain = jury?.candidates['Plain'];
    assert.deepEqual(jury?.judges, ['a', 'b', 'c']);
    assert.deepEqual(plain?.means, { a: 2, b: 3, c: 4 });
    assert.deepEqual([plain?.questions, plain?.withoutOne], [3, { lower: 2.5, upper: 3.5 }]);
    assert.equal(plain?.judgesLikeThese.estimate, 3);
    assert.equal(plain?.judgesLikeThese.method, 'jury two-way t/1');
    // The measure's mean is that of its judges.
    assert.equal(report.candidates[0]?.measures['quality']?.mean.estimate, 3);
  });

  it('is compared on the answers that all rated: a missing one is not a kinder one', async () => {
    const { jury } = await juryOf({ a: { Plain: [1, 5, 1] }, b: { Plain: [1, null, 1] } });
    assert.deepEqual(jury?.candidates['Plain']?.means, { a: 1, b: 1 });
    assert.equal(jury?.candidates['Plain']?.questions, 2);
    const never = await juryOf({ a: { Plain: [1, null] }, b: { Plain: [null, 1] } });
    assert.deepEqual(never.jury?.candidates, {});
    assert.equal(never.jury?.agreement.refused, 'no_data');
  });

  it('agrees as far as alpha says: by question, with an interval', async () => {
    const { agreement } = (await juryOf({ a: { P: [1, 2, 3, 4, 5, 1] }, b: { P: [1, 2, 3, 4, 4, 2] } }))
      .jury!;
    assert.deepEqual(
      [agreement.clusters, agreement.method, agreement.refused],
      [6, 'jackknife fisher-z t/1', null],
    );
    assert.ok((agreement.lower ?? 1) < (agreement.estimate ?? 0) && (agreement.estimate ?? 2) < 1);
    const same = await juryOf({ a: { P: [3, 3, 3, 3, 3] }, b: { P: [3, 3, 3, 3, 3] } });
    assert.deepEqual([same.jury?.agreement.estimate, same.jury?.agreement.refused], [null, 'zero_variance']);
  });

  it('that sees two candidates the other way round says so in words', async () => {
    const { jury, warnings } = await juryOf({
      a: { Terse: low, Cited: high },
      b: { Terse: high, Cited: low },
    });
    assert.deepEqual(jury?.disagreements, [{ a: 'Terse', b: 'Cited', differences: { a: 3, b: -3 } }]);
    assert.deepEqual(warnings, [
      'quality: the judges disagree about Terse and Cited: Cited is higher for a by 3.00, Terse for b by 3.00',
    ]);
  });

  it('is not said to disagree over less than the margin, or where best lies in the middle', async () => {
    const near = { a: { T: [3, 3, 3, 3, 3], C: [3, 3, 3, 3, 4] }, b: { T: high, C: low } };
    assert.deepEqual((await juryOf(near)).jury?.disagreements, []);
    const opposed = { a: { T: low, C: high }, b: { T: high, C: low } };
    assert.deepEqual((await juryOf(opposed, { min: 1, max: 5, target: 3 })).jury?.disagreements, []);
  });
});
