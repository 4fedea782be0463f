import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import type { FaultKind } from '../kit/gemini/fault.ts';
import type { GeminiServer } from '../kit/gemini/server.ts';
import { assay, results, type Place } from './command.ts';
import { aPlace, aServer, flash, generations, otherFlash, rowsOf, small, toldBy } from './gemini.ts';

describe('what a model may come to', { concurrency: 3 }, () => {
  describe('answers that are none', () => {
    /** What befalls the answer to a question, and what is made of it. */
    const befallen: readonly (readonly [FaultKind, string])[] = [
      ['max-tokens', 'cut-off'],
      ['safety', 'filtered'],
      ['recitation', 'filtered'],
      ['blocked-prompt', 'blocked'],
      ['no-candidates', 'empty'],
      ['empty-candidates', 'empty'],
      ['empty-text', 'empty'],
      // Three megabytes, of which two are kept.
      ['huge-text', 'cut-off'],
    ];
    const kinds = befallen.map(([kind]) => kind);
    const questions = [...kinds, 'nothing'].map((kind) => ({ id: kind, ask: `What befalls it: ${kind}?` }));
    let server: GeminiServer;
    let place: Place;
    before(async () => {
      server = await aServer({
        script: ({ body }) => {
          const said = JSON.stringify(body);
          const kind = kinds.find((one) => said.includes(`befalls it: ${one}?`));
          return kind === undefined ? undefined : { on: 'generate', kind };
        },
      });
      place = await aPlace(server, { guidances: undefined, questions });
      const ended = await assay(place, 'run');
      assert.deepEqual([ended.code, toldBy(ended)], [0, '']);
    });

    it('are results with their reason, and are never rated', async () => {
      const answers = await rowsOf(place, 'answers');
      const found = answers.map(({ question, outcome, reason }) => [question, outcome, reason]);
      const expected = befallen.map(([kind, reason]) => [kind, 'no-answer', reason]);
      assert.deepEqual(found, [...expected, ['nothing', 'answered', null]]);
      const ratings = await rowsOf(place, 'ratings');
      assert.deepEqual(
        ratings.map(({ outcome, reason }) => [outcome, reason]),
        [...befallen.map(([, reason]) => ['no-answer', reason]), ['rated', null]],
      );
      assert.equal(generations(server).filter(({ judges }) => judges).length, 2);
    });

    it('are kept up to two megabytes', async () => {
      const lengths = (await rowsOf(place, 'answers')).map(({ answer }) => answer?.length ?? 0);
      assert.equal(Math.max(...lengths), 2_000_000);
    });

    it('are counted and warned of', async () => {
      const report = JSON.parse(await results(place, 'report', '--format', 'json')) as Report;
      assert.equal(report.candidates[0]?.counts.noAnswer, 8);
      const warning = report.warnings.find(({ code }) => code === 'missing-ratings');
      assert.match(warning?.message ?? '', /89 % of the ratings/);
    });
  });

  it('an answer with bytes that are no UTF-8 is kept with a mark in their place, and asked for once', async () => {
    const server = await aServer({ faults: [{ on: 'generate', kind: 'invalid-utf8', nth: 1 }] });
    const place = await aPlace(server, { guidances: undefined, questions: small.questions.slice(0, 1) });
    const ended = await assay(place, 'run');
    assert.deepEqual([ended.code, toldBy(ended)], [0, '']);
    const [row] = await rowsOf(place, 'answers');
    assert.match(row?.answer ?? '', /^\uFFFD/);
    assert.equal(server.counts.generateContent, 3);
  });

  describe('a judge that will not rate', { concurrency: 2 }, () => {
    for (const kind of ['blocked-prompt', 'safety'] as const)
      it(`(${kind}) gives no verdict, and no number is made up`, async () => {
        const server = await aServer({ faults: [{ on: 'generate', kind, model: '3.5' }] });
        const place = await aPlace(server);
        const { code, stdout } = await assay(place, 'run');
        assert.equal(code, 0);
        assert.match(stdout, /none of the ratings of Terse could be had/);
        for (const { outcome, reason, rating } of await rowsOf(place, 'ratings'))
          assert.deepEqual([outcome, reason, rating], ['no-verdict', 'refused', null]);
        // It was asked once for each answer: told that it was refused, it would refuse again.
        assert.equal(server.counts.generateContent, 6 + 6);
      });

    it('which a single question says in one line', async () => {
      const server = await aServer({ faults: [{ on: 'generate', kind: 'safety', model: '3.5' }] });
      const models = ['--model', flash, '--judge', otherFlash];
      const { code, stdout } = await assay(
        await aPlace(server),
        'ask',
        'notice.md',
        'When does it sail?',
        ...models,
      );
      assert.equal(code, 0);
      assert.match(stdout, /^Evaluation by .*: no verdict \(refused\)\. The judge replied nothing\.\n$/m);
    });
  });

  describe('a judge that contradicts itself', () => {
    const questions = Array.from({ length: 30 }, (_, index) => `What is said in place ${index}?`);
    const ratings = questions.length * 2 * 2;

    it('is asked once more; if it insists, its rating stands and is marked', async () => {
      // Asked again it repeats its word.
      const insisting = ({ written }: { written: string | null }) =>
        /^(very )?(good|bad)$|^ok$/.test(written ?? '') ? (written ?? undefined) : undefined;
      const server = await aServer({ contradict: 0.2, reply: insisting });
      const place = await aPlace(server, {
        questions,
        repeat: { answers: 1, ratings: 2 },
      });
      await results(place, 'run');
      const rows = await rowsOf(place, 'ratings');
      assert.equal(rows.length, ratings);
      const marked = rows.filter(({ contradiction }) => contradiction === true);
      const again = generations(server).filter(({ body }) => body.contents?.length === 5);
      assert.equal(again.length, marked.length);
      assert.equal(server.counts.judgement, ratings * 2 + marked.length);
      // The middle 99.9 % of a binomial distribution of 120 at 0.2: 24, give or take 14.
      assert.ok(marked.length >= 10 && marked.length <= 38, `${marked.length} of ${ratings}`);
      for (const { outcome, level, explanation, contradiction } of rows) {
        assert.equal(outcome, 'rated');
        assert.equal(explanation?.endsWith(`Verdict: ${level}`), contradiction === false);
      }
    });

    it('and if it sees its mistake, nothing is marked', async () => {
      const server = await aServer({ contradict: 0.2, truth: { judgeSD: 0 } });
      const place = await aPlace(server, { questions });
      await results(place, 'run');
      const again = generations(server).filter(({ body }) => body.contents?.length === 5);
      assert.ok(again.length > 0);
      for (const { contradiction } of await rowsOf(place, 'ratings')) assert.equal(contradiction, false);
    });
  });
});
