import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { before, describe, it } from 'node:test';
import type { LooksReport, Report } from '../../src/report/report.ts';
import type { GeminiServer } from '../kit/gemini/server.ts';
import { assay, ended, results, startAssay, type Ended, type Place } from './command.ts';
import { aPlace, aServer, flash, otherFlash, rowsOf } from './gemini.ts';

const guidances = { Terse: 'Answer in one sentence.', Cited: 'Quote the document.' };
const count = 40;
/** An answer of each candidate to each question, and a rating of it. */
const callsOfAll = count * 2 * 2;
const questions = Array.from({ length: count }, (_, index) => `What is said about matter ${index}?`);
const evaluation = {
  guidances,
  questions,
  repeat: { answers: 1, ratings: 1 },
  judge: { model: otherFlash, rubric: 'question-answering', turns: 'one' },
  model: flash,
  seed: 3,
};

interface Qualities {
  readonly terse: number;
  readonly cited: number;
  /** Of questions, answers and judge alike, left out: as usual. */
  readonly noise?: number;
}

async function aStudy({ terse, cited, noise }: Qualities, stop: unknown, latencyMs = 0) {
  const candidates = [
    { match: guidances.Terse, quality: terse },
    { match: guidances.Cited, quality: cited },
  ];
  const spread = noise === undefined ? {} : { answerSD: noise, judgeSD: noise };
  const server = await aServer({ seed: 4, latencyMs, truth: { candidates, ...spread } });
  return { server, place: await aPlace(server, { ...evaluation, stop }) };
}

async function reported(place: Place): Promise<Report> {
  return JSON.parse(await results(place, 'report', '--format', 'json')) as Report;
}

/** The looks of a run that has made some. */
async function looksOf(place: Place): Promise<LooksReport> {
  const { looks } = (await reported(place)).run;
  assert.ok(looks);
  return looks;
}

describe('a run with a clear difference', { concurrency: 1 }, () => {
  let server: GeminiServer;
  let place: Place;
  let run: Ended;
  let report: Report;
  before(async () => {
    ({ server, place } = await aStudy({ terse: 2.2, cited: 3.8 }, { looks: 5 }));
    run = await assay(place, 'run');
    report = await reported(place);
  });

  it('stops at a planned look, complete, and asks nothing beyond it', () => {
    assert.equal(run.code, 0);
    assert.equal(report.run.status, 'complete');
    const { comparisons, ...looks } = report.run.looks ?? assert.fail();
    assert.deepEqual(looks, {
      planned: 4,
      used: 2,
      stopped: 'different',
      kind: 'looks',
      measure: 'question-answering',
      questions: { planned: count, used: 20 },
      calls: { planned: callsOfAll, saved: callsOfAll / 2 },
    });
    assert.equal(server.counts.generateContent, callsOfAll / 2);
    assert.deepEqual(
      comparisons.map(({ a, b, decided }) => ({ a, b, decided })),
      [{ a: 'Terse', b: 'Cited', decided: 'different' }],
    );
  });

  it('gives a wider range than one look would, and the truth lies in it', () => {
    const { difference } = report.run.looks?.comparisons[0] ?? assert.fail();
    const truth = Object.values(guidances).map((system) => server.truth.mean({ system }));
    const real = (truth[1] ?? Number.NaN) - (truth[0] ?? Number.NaN);
    assert.ok(difference.level > 0.99);
    assert.ok((difference.lower ?? real) < real && real < (difference.upper ?? real));
  });

  it('compares by that range, and names the better one', () => {
    const [comparison] = report.comparisons;
    const { verdict, winner, difference, shared } = comparison ?? assert.fail();
    assert.deepEqual([verdict, winner, shared], ['different', 'Cited', 20]);
    assert.deepEqual(difference, report.run.looks?.comparisons[0]?.difference);
  });

  it('counts the questions used as planned, and names no error', () => {
    for (const { counts } of report.candidates)
      assert.deepEqual(counts, {
        questions: 20,
        questionsPlanned: 20,
        answers: 20,
        answersPlanned: 20,
        noAnswer: 0,
        errors: 0,
      });
  });

  it('says what it saved, and that the size may be overstated', () => {
    const words = run.stdout.replaceAll(/\s+/g, ' ');
    assert.match(words, /! stopped early: the size may be overstated\. After 20 of 40 questions/);
    assert.match(words, /Saved 50 % of the calls \(80 of 160\)/);
  });

  it('is shown, exported and reported of the same questions, and run again for nothing', async () => {
    assert.equal((await rowsOf(place, 'answers')).length, 40);
    assert.equal((await rowsOf(place, 'ratings')).length, 40);
    assert.equal((await results(place, 'show', '--candidate', 'Terse')).match(/· Terse ·/g)?.length, 20);
    const { all } = server.counts;
    assert.equal(await results(place, 'run'), run.stdout);
    assert.equal(server.counts.all, all);
  });
});

describe('a run of candidates that are equally good', () => {
  it('stops where that is shown', async () => {
    const { place } = await aStudy({ terse: 3, cited: 3, noise: 0.2 }, { looks: 5 });
    assert.equal((await assay(place, 'run')).code, 0);
    const { stopped, questions: asked, comparisons } = await looksOf(place);
    assert.deepEqual([stopped, comparisons[0]?.decided], ['equivalent', 'equivalent']);
    assert.ok(asked.used < count);
  });

  it('goes to its end where it is not, with the range that pays for all looks', async () => {
    const { server, place } = await aStudy({ terse: 3.2, cited: 3.2 }, { looks: 5 });
    assert.equal((await assay(place, 'run')).code, 0);
    const { planned, used, stopped, questions: asked, calls, comparisons } = await looksOf(place);
    assert.deepEqual([planned, used, stopped], [4, 4, null]);
    assert.deepEqual([asked.used, calls.saved], [count, 0]);
    assert.ok((comparisons[0]?.difference.level ?? 0) > 0.95);
    assert.equal(server.counts.generateContent, callsOfAll);
  });
});

it('a run that may stop at any time stops at a question, and what was under way is left out', async () => {
  const { server, place } = await aStudy({ terse: 2.2, cited: 3.8 }, { anytime: true });
  assert.equal((await assay(place, 'run')).code, 0);
  const { kind, used, stopped, questions: asked, calls, comparisons } = await looksOf(place);
  assert.deepEqual([kind, stopped, comparisons[0]?.decided], ['anytime', 'different', 'different']);
  assert.equal(used, asked.used - 4);
  assert.ok(asked.used < count / 2);
  assert.equal((await rowsOf(place, 'answers')).length, 2 * asked.used);
  // Eight answers are under way at a time.
  assert.ok(server.counts.generateContent <= 4 * asked.used + 16);
  assert.equal(calls.saved, callsOfAll - server.counts.generateContent);
});

describe('a run that was killed in the middle', () => {
  for (const stop of [{ looks: 5 }, { anytime: true }]) {
    it(`and continued stops where an undisturbed one does: ${JSON.stringify(stop)}`, async () => {
      const qualities = { terse: 2.2, cited: 3.8 };
      const undisturbed = await aStudy(qualities, stop);
      await results(undisturbed.place, 'run');
      const { server, place } = await aStudy(qualities, stop, 10);
      const child = startAssay(place, 'run');
      const killed = ended(child);
      while (server.counts.generateContent < 25) await wait(2);
      child.kill('SIGKILL');
      await killed;
      assert.equal((await assay(place, 'report')).code, 3);
      const table = await results(place, 'run', '--concurrency', '3');
      assert.equal(await results(place, 'report'), table);
      const [one, other] = [await reported(undisturbed.place), await reported(place)];
      assert.deepEqual(withoutCalls(other), withoutCalls(one));
    });
  }
});

/** What a reader is told, less times and what the calls came to: a kill loses some, which were made. */
function withoutCalls({ run, measures, candidates }: Report): unknown {
  const { calls: _calls, ...looks } = run.looks ?? assert.fail();
  return JSON.stringify({ looks, status: run.status, measures, candidates });
}
