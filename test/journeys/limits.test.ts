import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { assay, ended, results, startAssay, type Place } from './command.ts';
import { aPlace, aServer, flash, toldBy } from './gemini.ts';

const questions = Array.from({ length: 40 }, (_, index) => `What is said of section ${index + 1}?`);
/** 2 candidates x 40 questions, an answer and a rating in one turn each. */
const study = { questions, judge: { model: flash, rubric: 'question-answering', turns: 'one' } };
const planned = 160;

interface Facts {
  readonly run: { readonly id: string; readonly status: string };
  readonly usage: { readonly callsMade: number; readonly costUsd: number };
}

async function factsOf(place: Place): Promise<Facts> {
  const { stdout } = await assay(place, 'report', '--format', 'json');
  return JSON.parse(stdout) as Facts;
}

async function edit(place: Place, facts: object): Promise<void> {
  const file = join(place.folder, 'assay.yaml');
  const evaluation = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...evaluation, ...facts }));
}

describe('a limit of cost', { concurrency: 2 }, () => {
  it('is not exceeded by 64 calls at a time; the run goes on with a higher one, and pays nothing twice', async () => {
    const server = await aServer({ latencyMs: 5 });
    const place = await aPlace(server, { ...study, limits: { cost: 0.05 } });
    const stopped = await assay(place, 'run', '--concurrency', '64');
    assert.equal(stopped.code, 3);
    assert.match(
      toldBy(stopped),
      /^! the limit of cost, \$0\.0500, is reached: \$0\.0\d+ are spent, and the next call can cost/,
    );
    const { run, usage } = await factsOf(place);
    assert.equal(run.status, 'incomplete');
    assert.ok(usage.costUsd <= 0.05 && usage.costUsd > 0.03, String(usage.costUsd));
    assert.ok(usage.callsMade < planned);
    assert.equal(server.counts.generateContent, usage.callsMade);
    await results(place, 'run', '--max-cost', '5');
    const done = await factsOf(place);
    assert.deepEqual([done.run.id, done.run.status, done.usage.callsMade], [run.id, 'complete', planned]);
    assert.equal(server.counts.generateContent, planned);
  });

  it('counts replies that were lost on their way', async () => {
    const server = await aServer({ faults: [{ on: 'generate', kind: 'cut-body', share: 0.3 }] });
    const place = await aPlace(server, { ...study, limits: { cost: 0.05 } });
    assert.equal((await assay(place, 'run', '--concurrency', '16')).code, 3);
    const lossy = await factsOf(place);
    assert.ok(lossy.usage.costUsd <= 0.05, String(lossy.usage.costUsd));
    assert.ok(server.counts.generateContent > lossy.usage.callsMade);
  });

  it('of the whole run is one for two processes: the second waits, says so, and goes on', async () => {
    const server = await aServer({ latencyMs: 20 });
    const place = await aPlace(server, { ...study, limits: { cost: 5 } });
    const both = await Promise.all([assay(place, 'run'), assay(place, 'run')]);
    assert.deepEqual(
      both.map(({ code }) => code),
      [0, 0],
    );
    assert.equal(both[0]?.stdout, both[1]?.stdout);
    assert.equal(server.counts.generateContent, planned);
    const said = both.map((one) => toldBy(one)).join('');
    assert.match(
      said,
      /another process performs this run and spends its money: waiting until that has ended/,
    );
  });

  it('is refused where a price is missing, before anything is asked', async () => {
    const server = await aServer();
    const place = await aPlace(server, { ...study, judge: { model: 'google:gemini-unheard-of' } });
    const { code, stderr } = await assay(place, 'run', '--max-cost', '1');
    assert.deepEqual(
      [code, stderr],
      [
        2,
        'assay: --max-cost: no price is known of google:gemini-unheard-of, so no limit of cost can be held; add it under prices\n',
      ],
    );
    const wrong = await assay(place, 'run', '--max-cost', 'much');
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /--max-cost.*give an amount in USD, such as 5 or 0\.50/);
    assert.equal(server.counts.all, 0);
  });
});

describe('a limit of time', () => {
  it('lets what is under way come in, and says how to go on', async () => {
    const server = await aServer({ latencyMs: 150 });
    const place = await aPlace(server, { ...study, limits: { minutes: 0.02 } });
    const stopped = await assay(place, 'run');
    assert.equal(stopped.code, 3);
    assert.equal(
      toldBy(stopped),
      '! the limit of time, 0.02 min, is reached: no further call is begun. Raise it (limits in the evaluation), and "assay run" goes on with what is missing.\n',
    );
    const { run, usage } = await factsOf(place);
    assert.equal(usage.callsMade, server.counts.generateContent);
    assert.ok(usage.callsMade > 0 && usage.callsMade < planned);
    await edit(place, { limits: { minutes: 5 }, providers: { google: { concurrency: 64 } } });
    await results(place, 'run');
    const done = await factsOf(place);
    assert.deepEqual([done.run.id, done.usage.callsMade], [run.id, planned]);
    assert.equal(server.counts.generateContent, planned);
  });
});

describe('a pace', () => {
  it('that the user sets is kept: so many calls a minute, so many at a time', async () => {
    const server = await aServer({ latencyMs: 50 });
    const pace = { requestsPerMinute: 7, concurrency: 3 };
    const place = await aPlace(server, { ...study, providers: { google: pace } });
    const running = startAssay(place, 'run', '--concurrency', '20');
    const end = ended(running);
    while (server.counts.generateContent < 7) await sleep(20);
    await sleep(500);
    running.kill('SIGTERM');
    assert.equal((await end).code, 130);
    assert.equal(server.counts.generateContent, 7);
  });
});
