import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import {
  aCandidate,
  aJudge,
  anEvaluation,
  aQuestion,
  aRun,
  lighthouse,
} from '../../test/fixtures/evaluation.ts';
import { questionIn, scriptedModels } from '../../test/fixtures/scripted-models.ts';
import type { Caller } from '../calls/caller.ts';
import { remembering } from '../calls/remember.ts';
import { replaying } from '../calls/replay.ts';
import { sending } from '../calls/send.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { perform, type PerformOptions } from './perform.ts';
import { replay } from './replay.ts';

const questions = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => aQuestion({ id }));

/** Performs an evaluation in a journal of its own. */
async function performed(facts: Partial<Evaluation>, options: Partial<PerformOptions> = {}) {
  const journal = openSqliteJournal(':memory:');
  await journal.keepDocument(lighthouse);
  const evaluation = anEvaluation({ questions, judges: [], ...facts });
  const run = aRun({ evaluation });
  const models = scriptedModels();
  const documents = { read: async () => lighthouse, bytes: async () => new Uint8Array() };
  const send = sending({ findModel: models.findModel, context: { documents }, now: () => 1000 });
  const caller = remembering(journal, run.id, send);
  const unpaid = replaying(journal, run.id);
  await perform(run, journal, { caller, unpaid, concurrency: 1, ...options });
  return { run, journal, models };
}

test('as many answers are under way as are wished for, and no more', async () => {
  for (const concurrency of [1, 3]) {
    const { models } = await performed({}, { concurrency });
    assert.equal(models.mostAtOnce(), concurrency);
    assert.equal(models.asked.length, 6);
  }
  assert.equal((await performed({}, { concurrency: 50 })).models.mostAtOnce(), 6);
});

test('the questions are asked in an order that the seed draws, all candidates of one together', async () => {
  const candidates = [aCandidate({ id: 'One' }), aCandidate({ id: 'Other', guidance: 'Be brief.' })];
  const orders = new Set<string>();
  for (const seed of [1, 2, 3, 1]) {
    const { models } = await performed({ seed, candidates });
    const asked = models.asked.map(questionIn);
    for (let index = 0; index < asked.length; index += 2) assert.equal(asked[index], asked[index + 1]);
    assert.deepEqual(new Set(asked), new Set(questions.map(({ ask }) => ask)));
    orders.add(asked.join());
  }
  assert.equal(orders.size, 3);
});

test('a replay comes in the order of the evaluation, whatever the order of asking was', async () => {
  const { run, journal, models } = await performed({ seed: 2 }, { concurrency: 4 });
  const inOrder = questions.map(({ ask }) => ask);
  assert.notDeepEqual(models.asked.map(questionIn), inOrder);
  const replayed = [];
  for await (const { task } of replay(run, journal)) replayed.push(task.unit.question.ask);
  assert.deepEqual(replayed, inOrder);
  assert.equal(models.asked.length, 6);
});

test('whoever watches hears of every answer once it is rated', async () => {
  const heard: string[] = [];
  await performed({}, { onDone: ({ task, answer }) => heard.push(`${task.unit.id} ${answer.outcome}`) });
  assert.deepEqual(
    heard.toSorted(),
    questions.map(({ id }) => `${id} answered`),
  );
});

test('nothing is begun after the signal', async () => {
  const stop = new AbortController();
  const heard: string[] = [];
  const { models } = await performed(
    {},
    {
      signal: stop.signal,
      onDone: ({ task }) => {
        heard.push(task.id);
        stop.abort();
      },
    },
  );
  assert.equal(models.asked.length, 1);
  assert.equal(heard.length, 1);
});

describe('with looks', () => {
  /** Two looks, the first after ten of twenty questions. */
  const looking: Partial<Evaluation> = {
    candidates: [aCandidate({ id: 'One' }), aCandidate({ id: 'Other', guidance: 'Be brief.' })],
    questions: Array.from({ length: 20 }, (_, index) => aQuestion({ id: `q${index}` })),
    judges: [aJudge()],
    stop: { kind: 'looks', looks: 2, level: 0.95, margin: null, compare: 'all' },
  };

  it('nothing beyond a look is under way before it is made', async () => {
    const seen = new Set<string>();
    const beyond: number[] = [];
    const { models } = await performed(looking, {
      concurrency: 50,
      onDone: ({ task }) => {
        seen.add(task.unit.id);
        beyond.push(seen.size);
      },
    });
    assert.equal(models.mostAtOnce(), 20);
    assert.equal(beyond[19], 10);
    assert.equal(models.asked.length, 80);
  });

  it('a signal frees those who wait for one', async () => {
    const stop = new AbortController();
    const { models } = await performed(looking, {
      concurrency: 50,
      signal: stop.signal,
      onDone: () => stop.abort(),
    });
    assert.equal(models.asked.length, 40);
  });

  it('what breaks one frees the others, and nothing more is asked', async () => {
    const broken = new Error('broken');
    let asked = 0;
    const caller: Caller = {
      async call() {
        asked += 1;
        await new Promise((resolve) => setImmediate(resolve));
        if (asked > 3) throw broken;
        return { outcome: 'failed', error: { code: 'timeout', message: 'no reply' } };
      },
    };
    await assert.rejects(performed(looking, { concurrency: 50, caller }), broken);
    assert.equal(asked, 20);
  });
});

test('judges that are to prove themselves do so beside the answers; a proof that fails leaves the run to be gone on with', async () => {
  const journal = openSqliteJournal(':memory:');
  await journal.keepDocument({
    ...lighthouse,
    pages: [
      {
        number: 1,
        text: 'Nine keepers sang loudly under torn sails while northern oxen ploughed quiet slopes.',
      },
    ],
  });
  const prompts = { ...anEvaluation().prompts, proof: 'After "{words}" on page {page}?' };
  const evaluation = anEvaluation({ prompts, judges: [aJudge({ proof: true })] });
  const run = aRun({ evaluation: { ...evaluation, questions: [aQuestion()], candidates: [] } });
  const roles: string[] = [];
  const failing: Caller = {
    async call(_request, { role }) {
      roles.push(role);
      return { outcome: 'failed', error: { code: 'timeout', message: 'no reply' } };
    },
  };
  assert.equal(await perform(run, journal, { caller: failing, unpaid: failing, concurrency: 1 }), false);
  assert.deepEqual(roles, ['proof 1', 'proof 2', 'proof 3']);
  const silent: Caller = { call: () => Promise.reject(new Error('nobody expected a call')) };
  const plain = aRun({ evaluation: { ...run.evaluation, judges: [aJudge()] } });
  assert.equal(await perform(plain, journal, { caller: silent, unpaid: silent, concurrency: 1 }), true);
});

test('who watches a run sees the citations that a replay finds; without the wish there are none', async () => {
  const heard = new Map<string, unknown>();
  const { run, journal } = await performed(
    { citations: true },
    { onDone: ({ task, citations }) => heard.set(task.id, citations) },
  );
  const found = [];
  for await (const { task, citations } of replay(run, journal)) {
    found.push(citations?.map(({ kind, state }) => [kind, state]));
    assert.deepEqual(citations, heard.get(task.id));
  }
  // Each answer repeats its question in quotation marks, and says a number.
  const looked = [
    ['quotation', 'not-in-document'],
    ['figure', 'not-in-document'],
  ];
  assert.deepEqual(
    found,
    questions.map(() => looked),
  );
  const without = await performed({});
  for await (const rated of replay(without.run, without.journal)) assert.ok(!('citations' in rated));
});
