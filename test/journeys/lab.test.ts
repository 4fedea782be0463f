import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import type { ChatServer } from '../kit/chat/chat-server.ts';
import { assay, results, type Ended, type Place } from './command.ts';
import { rowsOf, toldBy } from './gemini.ts';
import { aLab, aPlace, key, small } from './lab.ts';
import { write } from './project.ts';

/** A document of some 9,000 tokens. */
const long = Array.from(
  { length: 900 },
  (_, index) =>
    `Rule ${index} of the harbour says that boats of class ${index * 7} moor at pier ${index % 9}.`,
).join('\n\n');

describe("an endpoint of one's own", { concurrency: 3 }, () => {
  describe('that answers and judges', () => {
    let server: ChatServer;
    let place: Place;
    let first: Ended;
    before(async () => {
      const truth = {
        candidates: [
          { match: 'one sentence', quality: 2 },
          { match: null, quality: 4.4 },
        ],
      };
      server = await aLab({ truth });
      place = await aPlace(server);
      first = await assay(place, 'run');
    });

    it('brings a report of every answer, and what it took', async () => {
      assert.equal(first.code, 0, first.stderr);
      assert.match(first.stdout, /^18 calls: 18 made, 0 reused/m);
      assert.equal(server.counts.chat, 18);
      const report = JSON.parse(await results(place, 'report', '--format', 'json')) as Report;
      assert.deepEqual(
        report.candidates.map(({ counts, servedModels }) => [counts.answers, servedModels]),
        [
          [3, ['llama']],
          [3, ['llama']],
        ],
      );
      const [terse, cited] = report.candidates.map(
        ({ measures }) => measures['question-answering']?.mean.estimate,
      );
      assert.ok((terse ?? 5) < (cited ?? 0), `${terse} and ${cited}`);
      assert.equal(report.trust['question-answering']?.sighted, true);
      assert.ok((report.usage.inputTokens ?? 0) > 1000);
      assert.equal(report.usage.costUsd, null);
    });

    it('is not asked again, not even where another address and pace are set', async () => {
      const lab = { kind: 'openai-compatible', baseURL: 'http://127.0.0.1:1/v1', concurrency: 2 };
      const again = await assay(place, 'run');
      await write(place.folder, { 'assay.yaml': JSON.stringify({ ...small, providers: { lab } }) });
      const elsewhere = await assay(place, 'run');
      assert.deepEqual([again.code, elsewhere.code], [0, 0], elsewhere.stderr);
      assert.equal(again.stdout, first.stdout);
      assert.equal(elsewhere.stdout, first.stdout);
      assert.equal(server.counts.chat, 18);
    });

    it('can be reported without its file, and without its key', async () => {
      const stored = { folder: place.folder, environment: {} };
      assert.equal(await results(stored, 'report'), first.stdout);
      assert.equal((await rowsOf(stored, 'ratings')).length, 6);
    });

    it('leaves its key nowhere', async () => {
      const printed = [first, await assay(place, 'show'), await assay(place, 'export', '--format', 'html')];
      const names = await readdir(join(place.folder, '.assay'));
      const kept = await Promise.all(
        names.map((name) => readFile(join(place.folder, '.assay', name), 'latin1')),
      );
      const all = [...printed.flatMap(({ stdout, stderr }) => [stdout, stderr]), ...kept];
      for (const text of all) assert.equal(text.includes(key), false);
    });
  });

  it('costs what the file says it does', async () => {
    const place = await aPlace(await aLab(), { prices: { 'lab:llama': { input: 1, output: 2 } } });
    await results(place, 'run');
    const { usage } = JSON.parse(await results(place, 'report', '--format', 'json')) as Report;
    const { inputTokens, outputTokens, costUsd } = usage;
    const expected = ((inputTokens ?? 0) + 2 * (outputTokens ?? 0)) / 1e6;
    assert.ok(Math.abs((costUsd ?? 0) - expected) < 1e-12 && expected > 0, `${costUsd} and ${expected}`);
  });

  it('without schemas is asked in words, in one turn and in two', async () => {
    const server = await aLab({ models: { llama: { takesSchema: false } } });
    for (const turns of ['one', 'two']) {
      const place = await aPlace(server, { judge: { rubric: 'question-answering', turns } });
      await results(place, 'run');
      const ratings = await rowsOf(place, 'ratings');
      assert.deepEqual(
        ratings.map(({ outcome }) => outcome),
        Array.from({ length: 6 }, () => 'rated'),
      );
    }
  });

  it('that cuts the document out of its prompts is known by its tokens, and warned of', async () => {
    const models = { llama: { contextLength: 2000, cutsPrompts: true } };
    const place = await aPlace(
      await aLab({ models, lists: 'openai' }),
      { document: 'long.md' },
      { 'long.md': long },
    );
    assert.match(await results(place, 'run'), /did\s+not\s+see\s+the\s+document/);
    const ratings = await rowsOf(place, 'ratings');
    assert.deepEqual([...new Set(ratings.map(({ blind }) => blind))], [true]);
  });

  it('that has no room for the document is not asked, and every task says so', async () => {
    const server = await aLab({ models: { llama: { contextLength: 2000 } } });
    const place = await aPlace(server, { document: 'long.md' }, { 'long.md': long });
    const { code, stdout } = await assay(place, 'run');
    assert.equal(code, 3);
    assert.equal(server.counts.chat, 0);
    assert.match(
      stdout.replaceAll(/\s+/g, ' '),
      /the context holds 2000; nothing was sent\. Use a shorter document/,
    );
  });

  it('with a wrong key: one line, exit code 3, and the key is not repeated', async () => {
    const server = await aLab();
    const place = await aPlace(server);
    const wrong = { ...place, environment: { LAB_KEY: 'wrong-key-5f0' } };
    const ended = await assay(wrong, 'run', '--concurrency', '2');
    assert.equal(ended.code, 3);
    assert.match(
      toldBy(ended).trimEnd(),
      /^! lab: Incorrect API key provided: \*\*\*\. Check the key in LAB_KEY\.$/,
    );
    assert.equal(ended.stdout.includes('wrong-key-5f0'), false);
    assert.ok(server.counts.chat <= 2);
  });

  it('with no key: each place that needs one, exit code 2, without a request', async () => {
    const server = await aLab();
    const { folder } = await aPlace(server);
    const { code, stdout, stderr } = await assay(folder, 'run');
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(
      stderr,
      /^assay\.yaml:\d+:\d+ {2}model: lab:llama needs a key: set LAB_KEY in the environment/,
    );
    assert.equal(server.counts.all, 0);
  });

  it('that is not there: one line, exit code 3', async () => {
    const server = await aLab();
    const lab = { kind: 'openai-compatible', baseURL: 'http://127.0.0.1:1/v1' };
    const place = await aPlace(server, { providers: { lab } });
    const ended = await assay(place, 'run', '--concurrency', '2');
    assert.equal(ended.code, 3);
    assert.match(
      toldBy(ended).trimEnd(),
      /^! lab: nobody answers at 127\.0\.0\.1:1 \(ECONNREFUSED\).* \(3 tries\)$/,
    );
  });
});
