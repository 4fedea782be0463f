import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aMeasure, anAnswer, aRating, aSource, findingsFrom } from '../../test/fixtures/rated-answers.ts';
import { buildReport, type ReportSource } from './build-report.ts';
import type { Finding } from './finding.ts';

async function warnings(
  findings: readonly Finding[],
  facts: Partial<ReportSource> = {},
): Promise<Record<string, string>> {
  const report = await buildReport(aSource(facts), findings);
  return Object.fromEntries(report.warnings.map(({ code, message }) => [code, message]));
}

/** So many questions, with one rating each by a judge that had the document. */
function ratings(
  count: number,
  facts: (index: number) => Partial<Finding & { kind: 'rating' }> = () => ({}),
) {
  return Array.from({ length: count }, (_, index) =>
    aRating({ unit: `q${index}`, rating: 2 + (index % 3), ...facts(index) }),
  );
}

describe('a warning', () => {
  it('is not given where twenty questions were asked and rated, but for the unchecked judge', async () => {
    assert.deepEqual(await warnings(ratings(20)), {
      'judge-unchecked': 'no human labels: the judge itself is unchecked',
    });
    assert.deepEqual(await warnings([], { measures: [] }), {});
  });

  it('before the run comes first', async () => {
    const early = { code: 'early', message: 'said before' };
    const report = await buildReport(aSource({ warnings: [early] }), ratings(20));
    assert.deepEqual(report.warnings[0], early);
  });

  it('of what is not finished counts answers and ratings, checks not among them', async () => {
    const place = { ...anAnswer({ unit: 'a', outcome: 'error' }) };
    const findings: Finding[] = [
      place,
      aRating({ unit: 'a', outcome: 'error' }),
      aRating({ unit: 'b', outcome: 'error' }),
      { ...aRating({ unit: 'a' }), kind: 'check', measure: 'short', holds: null, failed: true },
    ];
    const check = aMeasure({
      id: 'short',
      kind: 'check',
      levels: [],
      scale: { min: 0, max: 1, target: null },
    });
    const { incomplete } = await warnings([...ratings(20), ...findings], { measures: [aMeasure(), check] });
    assert.equal(
      incomplete,
      'not finished: 1 answer and 2 ratings failed or were not reached; "assay run" goes on with exactly these',
    );
    const { incomplete: rated } = await warnings([...ratings(20), ...findings.slice(1, 2)]);
    assert.match(rated ?? '', /^not finished: 1 rating failed/);
    const run = { ...aSource().run, id: null };
    const { incomplete: table } = await warnings([...ratings(20), ...findings.slice(1, 2)], { run });
    assert.equal(table, 'not finished: 1 rating failed or were not reached');
  });

  it('of a blind judge says how often', async () => {
    const { blind } = await warnings(ratings(20, (index) => ({ blind: index < 2 })));
    assert.match(blind ?? '', /^quality: the judge replied 2 times without having the document before it/);
    assert.equal((await warnings(ratings(20, () => ({ blind: null }))))['blind'], undefined);
  });

  it('of missing ratings names the candidate, above one in twenty', async () => {
    const some = (missing: number, all: number) =>
      warnings(ratings(all, (index) => (index < missing ? { outcome: 'no-verdict', rating: null } : {})));
    assert.equal((await some(2, 40))['missing-ratings'], undefined);
    assert.equal(
      (await some(3, 54))['missing-ratings'],
      'quality: 6 % of the ratings of Plain are missing; the mean is of the others only',
    );
    assert.match((await some(40, 40))['missing-ratings'] ?? '', /none of the ratings of Plain could be had/);
  });

  it('of ratings that are missing unevenly compares the candidates', async () => {
    const two = (missing: number) => [
      ...ratings(40),
      ...ratings(40, (index) => ({
        candidate: 'Other',
        ...(index < missing ? { outcome: 'error', rating: null } : {}),
      })),
    ];
    assert.equal((await warnings(two(2)))['missing-unevenly'], undefined);
    assert.match((await warnings(two(3)))['missing-unevenly'] ?? '', /^quality: some candidates lack more/);
  });

  it('of few questions says how much could stay unseen', async () => {
    assert.match(
      (await warnings(ratings(1)))['one-question'] ?? '',
      /^1 question gives no interval; ask more$/,
    );
    assert.equal(
      (await warnings(ratings(4)))['very-few-questions'],
      '4 questions say little about others, and up to 53 % of such questions could fail without one of these showing it',
    );
    assert.equal(
      (await warnings(ratings(19)))['few-questions'],
      '19 questions are few; 20 or more give steadier intervals. With 19, up to 15 % of such questions could fail without one of these showing it',
    );
  });

  it('of few questions is about the measure that has the fewest', async () => {
    const findings = [...ratings(30), ...ratings(2, () => ({ measure: 'summaries' }))];
    const found = await warnings(findings, { measures: [aMeasure(), aMeasure({ id: 'summaries' })] });
    assert.match(found['very-few-questions'] ?? '', /^summaries: 2 questions say little/);
  });

  it('of few questions counts groups where questions come in groups', async () => {
    const findings = ratings(40, (index) => ({ document: `d${index % 8}` }));
    assert.match((await warnings(findings))['few-questions'] ?? '', /^8 groups of questions are few/);
    const together = ratings(3, () => ({ cluster: 'one' }));
    assert.match((await warnings(together))['one-question'] ?? '', /^all questions belong to one cluster/);
  });

  it('of a mean near the end of its scale is given below ten questions only', async () => {
    const all = (count: number, rating: number) => warnings(ratings(count, () => ({ rating })));
    assert.match((await all(9, 5))['near-ceiling'] ?? '', /^quality: a mean lies near the end of its scale/);
    assert.ok('near-ceiling' in (await all(9, 1)));
    assert.ok(!('near-ceiling' in (await all(10, 5))));
    assert.ok(!('near-ceiling' in (await all(9, 4))));
  });

  it('of few documents is given for two to four', async () => {
    const about = (documents: number) =>
      warnings(ratings(40, (index) => ({ document: `d${index % documents}` })));
    const given = await Promise.all([1, 2, 4, 5].map(about));
    assert.deepEqual(
      given.map((found) => 'few-documents' in found),
      [false, true, true, false],
    );
    assert.match(given[1]?.['few-documents'] ?? '', /about these 2 documents; nothing is known about other/);
  });

  it('of repeated answers that are all the same names the candidate', async () => {
    const texts = (text: (index: number) => string) =>
      warnings([0, 1, 2].map((index) => anAnswer({ answerIndex: index, text: text(index) })));
    assert.match((await texts(() => 'same'))['identical-answers'] ?? '', /^Plain: repeated answers/);
    assert.ok(!('identical-answers' in (await texts((index) => `answer ${index}`))));
  });

  it('of uneven numbers of answers is given above three times as many', async () => {
    const uneven = (most: number) =>
      warnings(findingsFrom({ Plain: { a: [[3]], b: Array.from({ length: most }, () => [3]) } }));
    assert.ok(!('unbalanced' in (await uneven(3))));
    assert.match(
      (await uneven(4))['unbalanced'] ?? '',
      /^Plain: some questions have over 3 times as many answers/,
    );
  });

  it('of a judge that compares words says so', async () => {
    const found = await warnings(ratings(20, () => ({ judge: 'builtin:lexical' })));
    assert.match(found['baseline-judge'] ?? '', /counts shared words: wrong answers/);
    assert.ok('judge-unchecked' in found);
  });

  it('never holds a number that is none, also where nothing was rated', async () => {
    const nothing = ratings(3, () => ({ outcome: 'no-answer', rating: null }));
    for (const findings of [nothing, [anAnswer()], [anAnswer({ outcome: 'error' })]]) {
      const messages = Object.values(await warnings(findings)).join('\n');
      assert.doesNotMatch(messages, /NaN|Infinity|undefined|null/);
    }
  });
});

describe('a warning of what happened on the way', () => {
  it('says why tasks are not done, the most frequent reason first, and at most three of them', async () => {
    const failed = (unit: string, message: string) =>
      anAnswer({ unit, outcome: 'error', text: null, error: { code: 'http-500', message } });
    const findings = ['a', 'b', 'b', 'c', 'd', 'e'].map((message, index) => failed(`q${index}`, message));
    const report = await buildReport(aSource(), findings);
    assert.deepEqual(
      report.warnings.filter(({ code }) => code === 'failed').map(({ message }) => message),
      ['2 times: b', '1 time: a', '1 time: c', '2 other reasons; "assay show" tells them'],
    );
  });

  it('gives no reason for what was never tried', async () => {
    const error = { code: 'not-reached', message: 'not asked yet' };
    assert.equal((await warnings([anAnswer({ outcome: 'error', text: null, error })]))['failed'], undefined);
  });

  it('counts the verdicts that contradict their evaluation, of those that could be held against it', async () => {
    const some = (every: number) =>
      ratings(40, (index) => (index < 20 ? { contradiction: index % every === 0 } : {}));
    const { contradictions } = await warnings(some(20));
    assert.match(contradictions ?? '', /contradicts its own evaluation in 1 of 20 ratings$/);
    const { contradictions: many } = await warnings(some(4));
    assert.match(many ?? '', /in 5 of 20 ratings; its verdicts are not what it writes$/);
    assert.equal((await warnings(some(100).slice(1)))['contradictions'], undefined);
  });

  it('names the candidate that was asked too few questions, where others were asked more', async () => {
    const few = ratings(3, () => ({ candidate: 'Other' }));
    const { 'very-few-questions': message } = await warnings([...ratings(20), ...few]);
    assert.match(message ?? '', /Other: 3 questions say little about others/);
  });

  it('says where no verdict is possible, however large a difference is', async () => {
    const two = (count: number) => [...ratings(count), ...ratings(count, () => ({ candidate: 'Other' }))];
    assert.equal(
      (await warnings(two(5)))['no-verdict-possible'],
      '5 independent questions cannot show that one candidate is better than another, however large the difference; at least 6 are needed',
    );
    assert.equal((await warnings(two(6)))['no-verdict-possible'], undefined);
    const three = [...two(6), ...ratings(6, () => ({ candidate: 'Third' }))];
    assert.match(
      (await warnings(three))['no-verdict-possible'] ?? '',
      /at least 7 are needed for 3 comparisons$/,
    );
    assert.equal((await warnings(ratings(3)))['no-verdict-possible'], undefined);
  });

  it('says that only the judge was measured where each answer was rated several times', async () => {
    const twice = ratings(20).flatMap((rating) => [rating, rating]);
    assert.match((await warnings(twice))['one-answer-each'] ?? '', /only the noise of the judge/);
    assert.equal((await warnings(ratings(20)))['one-answer-each'], undefined);
  });

  it('says when another version answers than did before the run', async () => {
    const findings = [anAnswer({ unit: 'q1', servedModel: 'gemini-3.8-flash-002' })];
    const model = 'google:gemini-3.8-flash';
    const candidates = [{ id: anAnswer({}).candidate, model, guidance: null }];
    const after = (...versions: string[]) =>
      warnings(findings, { candidates, servedBefore: versions.map((version) => ({ model, version })) });
    assert.match(
      (await after('gemini-3.8-flash-001'))['served-model-changed'] ?? '',
      /by gemini-3.8-flash-002 now; earlier calls in this journal by gemini-3.8-flash-001/,
    );
    assert.equal((await after())['served-model-changed'], undefined);
    assert.equal(
      (await after('gemini-3.8-flash-001', 'gemini-3.8-flash-002'))['served-model-changed'],
      undefined,
    );
  });

  it('says when several versions of a model answered, and when another one did', async () => {
    const answers = (versions: readonly string[]) =>
      versions.map((servedModel, index) => anAnswer({ unit: `q${index}`, servedModel }));
    const candidates = [{ id: anAnswer({}).candidate, model: 'google:gemini-3.7-flash', guidance: null }];
    const other = await warnings(answers(['gemini-3.8-flash', 'gemini-3.8-flash']), { candidates });
    assert.match(
      other['served-another-model'] ?? '',
      /gemini-3.7-flash was asked for, and gemini-3.8-flash answered/,
    );
    const mixed = await warnings(answers(['gemini-3.7-flash-001', 'gemini-3.7-flash-002']), { candidates });
    assert.match(
      mixed['served-models-differ'] ?? '',
      /several versions: gemini-3.7-flash-001 and gemini-3.7-flash-002/,
    );
    const same = await warnings(answers(['gemini-3.7-flash-001']), { candidates });
    assert.deepEqual([same['served-another-model'], same['served-models-differ']], [undefined, undefined]);
  });
});
