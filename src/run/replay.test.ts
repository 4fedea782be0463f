import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  aCandidate,
  anEvaluation,
  aQuestion,
  aReply,
  closeness,
  lighthouse,
} from '../../test/fixtures/evaluation.ts';
import { questionIn, scriptedModels, verdict } from '../../test/fixtures/scripted-models.ts';
import type { Journal } from '../journal/journal.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import { ModelError } from '../models/model.ts';
import { shuffled } from '../plan/seeded-choice.ts';
import { unitsOf } from '../plan/units.ts';
import type { CallRequest } from '../record/call.ts';
import type { Run } from '../record/run.ts';
import { executeRun, type ExecuteOptions } from './execute.ts';
import { replay, replayLooks } from './replay.ts';

const wide = {
  ...closeness,
  levels: closeness.levels.map((level) => ({ ...level, value: 2 * level.value })),
};
const questions = Array.from({ length: 40 }, (_, index) =>
  aQuestion({ id: `q${index}`, ask: `What is ${index}?` }),
);

const looking = anEvaluation({
  candidates: [aCandidate({ id: 'A' }), aCandidate({ id: 'B', guidance: 'Be good.' })],
  questions,
  rubrics: [wide],
  stop: { kind: 'looks', looks: 4, level: 0.95, margin: null, compare: 'all' },
});
const order = shuffled(unitsOf(looking), looking.seed).map(({ id }) => id);
const [firstAsked = assert.fail()] = order;

/** B is always better, by one level or two. Of `broken` questions no answer comes, of `mumbled` ones no verdict. */
function models(broken: () => readonly string[] = () => [], mumbled: () => readonly string[] = () => []) {
  const idOf = (request: CallRequest): string => `q${/\d+/.exec(questionIn(request))?.[0] ?? ''}`;
  return scriptedModels({
    answer: (request) =>
      broken().includes(idOf(request))
        ? new ModelError('outage', 'the provider is down', { reach: 'task' })
        : aReply({ text: request.system === null ? 'Plain.' : 'Good.' }),
    judge: (request) => {
      if (mumbled().includes(idOf(request))) return 'Hm.';
      const isGood = JSON.stringify(request.messages).includes('Good.');
      const { name, value } =
        wide.levels[isGood ? 1 + (order.indexOf(idOf(request)) % 2) : 0] ?? assert.fail();
      return isGood ? JSON.stringify({ explanation: 'So.', level: name, rating: value }) : levelOne();
    },
  });
}

function levelOne(): string {
  return verdict(1).replace('"rating":1', '"rating":2');
}

function execute(
  journal: Journal,
  { findModel }: ReturnType<typeof models>,
  options: Partial<ExecuteOptions> = {},
): Promise<Run> {
  const opened = { documents: [lighthouse], contents: new Map(), providers: new Map() };
  const limits = { cost: null, minutes: null };
  const prepared = { evaluation: looking, ...opened, limits, findModel };
  return executeRun(prepared, journal, { source: 'assay.yaml', version: '1', now: () => 1000, ...options });
}

async function unitsReplayed(run: Run, journal: Journal): Promise<string[]> {
  const units = new Set<string>();
  for await (const { task } of replay(run, journal)) units.add(task.unit.id);
  return [...units];
}

test('a stopped run is replayed on the questions of its last look, in the order of the evaluation', async () => {
  const journal = openSqliteJournal(':memory:');
  const run = await execute(journal, models());
  const looks = await replayLooks(run, journal);
  assert.deepEqual([run.status, looks?.stopped, looks?.questions.used], ['complete', 'different', 10]);
  const used = new Set(order.slice(0, 10));
  assert.deepEqual(
    await unitsReplayed(run, journal),
    questions.map(({ id }) => id).filter((id) => used.has(id)),
  );
});

test('a run whose first question failed goes on to its end, and once it is there, rests on the same look', async () => {
  const journal = openSqliteJournal(':memory:');
  let broken = [firstAsked];
  const asked = models(() => broken);
  const incomplete = await execute(journal, asked);
  assert.deepEqual([incomplete.status, (await replayLooks(incomplete, journal))?.used], ['incomplete', 0]);
  assert.equal((await unitsReplayed(incomplete, journal)).length, 40);

  broken = [];
  asked.recent();
  const done = await execute(journal, asked);
  assert.deepEqual(
    asked.recent().map(questionIn).toSorted(),
    Array(4).fill(`What is ${firstAsked.slice(1)}?`),
  );
  const looks = await replayLooks(done, journal);
  assert.deepEqual([done.status, looks?.stopped, looks?.questions.used], ['complete', 'different', 10]);
});

test('what fails beyond the last look keeps no run from being complete', async () => {
  const journal = openSqliteJournal(':memory:');
  let broken: readonly string[] = [firstAsked, order[30] ?? assert.fail()];
  const asked = models(() => broken);
  await execute(journal, asked);
  broken = broken.slice(1);
  assert.equal((await execute(journal, asked)).status, 'complete');
});

test('a verdict of a stopped run that was missing is asked for again, and decides with the others', async () => {
  const journal = openSqliteJournal(':memory:');
  let mumbled = [firstAsked];
  const asked = models(
    () => [],
    () => mumbled,
  );
  const first = await execute(journal, asked);
  const before = (await replayLooks(first, journal))?.comparisons[0]?.difference.clusters;
  mumbled = [];
  asked.recent();
  const again = await execute(journal, asked, { again: new Set(['no-verdict']) });
  assert.deepEqual(asked.recent().map(questionIn), Array(2).fill(`What is ${firstAsked.slice(1)}?`));
  const looks = await replayLooks(again, journal);
  // Nine differences were too few at the first look, so that the second decided on nineteen.
  assert.deepEqual([before, looks?.comparisons[0]?.difference.clusters], [19, 10]);
  assert.deepEqual([again.status, looks?.questions.used], ['complete', 10]);
});

test('a run of all its questions has no looks', async () => {
  const journal = openSqliteJournal(':memory:');
  const { stop: _, ...evaluation } = looking;
  const opened = { documents: [lighthouse], contents: new Map(), providers: new Map() };
  const prepared = { evaluation, ...opened, limits: { cost: null, minutes: null }, ...models() };
  const run = await executeRun(prepared, journal, { source: '', version: '1', now: () => 1000 });
  assert.equal(await replayLooks(run, journal), null);
  assert.equal((await unitsReplayed(run, journal)).length, 40);
});
