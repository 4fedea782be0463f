import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  aCandidate,
  aJudge,
  anEvaluation,
  aQuestion,
  aReply,
  lighthouse,
} from '../../test/fixtures/evaluation.ts';
import { countCalls } from '../../test/fixtures/count-calls.ts';
import {
  questionIn,
  scriptedModels,
  verdict,
  type ScriptedModels,
} from '../../test/fixtures/scripted-models.ts';
import type { Journal } from '../journal/journal.ts';
import { JournalError } from '../journal/journal.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import { ModelError } from '../models/model.ts';
import { judgePrompts } from '../judges/prompts.ts';
import type { Evaluation } from '../record/evaluation.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Run } from '../record/run.ts';
import { executeRun, type ExecuteOptions } from './execute.ts';
import { RunBrokenError } from './run-broken.ts';
import { replay } from './replay.ts';

let now = 1000;

interface Asked {
  readonly models: ScriptedModels;
  readonly evaluation?: Evaluation;
  readonly journal: Journal;
}

function execute(asked: Asked, options: Partial<ExecuteOptions> = {}): Promise<Run> {
  const { models, evaluation = anEvaluation(), journal } = asked;
  const prepared = {
    evaluation,
    documents: [lighthouse],
    contents: new Map(),
    providers: new Map(),
    limits: { cost: null, minutes: null },
    findModel: models.findModel,
  };
  return executeRun(prepared, journal, {
    source: 'assay.yaml',
    version: '0.1.0',
    now: () => (now += 1),
    concurrency: 2,
    ...options,
  });
}

async function replayed(run: Run, journal: Journal): Promise<RatedAnswer[]> {
  const all: RatedAnswer[] = [];
  for await (const rated of replay(run, journal)) all.push(rated);
  return all;
}

/** Each answer's outcome, then those of its ratings. */
async function outcomes(run: Run, journal: Journal): Promise<string[]> {
  return (await replayed(run, journal)).map(({ task, answer, ratings }) =>
    [task.id, answer.outcome, ...ratings.map(({ rating }) => rating.outcome)].join(' '),
  );
}

const counts = (run: Run, journal: Journal) => countCalls(journal, run.id);

const outage = new ModelError('outage', 'the provider is down', { reach: 'task' });

test('a run is carried to its end, and its documents are kept', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels();
  const run = await execute({ models, journal });
  assert.equal(run.status, 'complete');
  assert.deepEqual(await journal.findRun(run.id), run);
  assert.deepEqual(await outcomes(run, journal), [
    'steps/Plain/1 answered rated',
    'lamp/Plain/1 answered rated',
  ]);
  assert.equal(models.asked.length, 4);
  assert.deepEqual(await counts(run, journal), { calls: 4, made: 4 });
  assert.deepEqual(await journal.findDocument(lighthouse.hash), lighthouse);
});

test('a finished run is found as it is: nothing is asked, and nothing changes', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels();
  const first = await execute({ models, journal });
  const begun: Run[] = [];
  const second = await execute({ models, journal }, { onBegin: (run) => begun.push(run) });
  assert.deepEqual(second, first);
  assert.deepEqual(begun, []);
  assert.equal(models.asked.length, 4);
  assert.deepEqual(await counts(second, journal), { calls: 4, made: 4 });
});

test('an edited evaluation pays only for what is new in it', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels();
  await execute({ models, journal });
  models.recent();
  const questions = [...anEvaluation().questions, aQuestion({ id: 'keeper' })];
  const run = await execute({ models, journal, evaluation: anEvaluation({ questions }) });
  assert.deepEqual(new Set(models.recent().map(questionIn)), new Set(['What about the keeper?']));
  assert.deepEqual(await counts(run, journal), { calls: 6, made: 2 });
});

test('a fresh run pays for everything again', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels();
  const first = await execute({ models, journal });
  const second = await execute({ models, journal }, { fresh: true });
  assert.notEqual(second.id, first.id);
  assert.deepEqual(await counts(second, journal), { calls: 4, made: 4 });
});

test('what failed leaves the run incomplete, and exactly that is asked by the next', async () => {
  const journal = openSqliteJournal(':memory:');
  let broken = true;
  const models = scriptedModels({
    answer: (request) => (broken && questionIn(request).includes('lamp') ? outage : 'So it is.'),
    judge: () => verdict(2),
  });
  const first = await execute({ models, journal });
  assert.equal(first.status, 'incomplete');
  assert.deepEqual(await outcomes(first, journal), [
    'steps/Plain/1 answered rated',
    'lamp/Plain/1 error error',
  ]);
  const [, failed] = await replayed(first, journal);
  assert.deepEqual(failed?.answer, {
    outcome: 'error',
    error: { code: 'outage', message: 'the provider is down' },
  });
  models.recent();
  broken = false;
  const second = await execute({ models, journal });
  assert.equal(second.id, first.id);
  assert.equal(second.startedAt, first.startedAt);
  assert.equal(second.status, 'complete');
  assert.deepEqual(models.recent().map(questionIn), ['What about the lamp?', 'What about the lamp?']);
  assert.deepEqual(await counts(second, journal), { calls: 4, made: 4 });
});

test('a judge that fails is asked again, without asking for the answer', async () => {
  const journal = openSqliteJournal(':memory:');
  let broken = true;
  const models = scriptedModels({ judge: () => (broken ? outage : verdict(3)) });
  const first = await execute({ models, journal });
  assert.deepEqual(await outcomes(first, journal), [
    'steps/Plain/1 answered error',
    'lamp/Plain/1 answered error',
  ]);
  models.recent();
  broken = false;
  const second = await execute({ models, journal });
  assert.equal(second.status, 'complete');
  assert.deepEqual(
    models.recent().map(({ model }) => model),
    ['judge', 'judge'],
  );
  assert.deepEqual(await counts(second, journal), { calls: 4, made: 4 });
});

test('no answer and no verdict are results: the run is complete', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels({
    answer: (request) =>
      questionIn(request).includes('lamp') ? aReply({ text: '', finish: 'refused' }) : 'So.',
    judge: () => 'I cannot say.',
  });
  const run = await execute({ models, journal });
  assert.equal(run.status, 'complete');
  assert.deepEqual(await outcomes(run, journal), [
    'steps/Plain/1 answered no-verdict',
    'lamp/Plain/1 no-answer no-answer',
  ]);
});

test('a part of the tasks leaves the others unreached, until the next run', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels();
  const first = await execute({ models, journal }, { only: (task) => task.unit.id === 'steps' });
  assert.equal(first.status, 'incomplete');
  const [, left] = await replayed(first, journal);
  assert.equal(left?.answer.outcome === 'error' && left.answer.error.code, 'not-reached');
  assert.equal(models.recent().length, 2);
  assert.equal((await execute({ models, journal })).status, 'complete');
  assert.equal(models.recent().length, 2);
});

test('an interrupted run asks nothing more, not even its judges, and is continued', async () => {
  const journal = openSqliteJournal(':memory:');
  const stop = new AbortController();
  const models = scriptedModels({
    answer: () => {
      stop.abort();
      return 'The last answer.';
    },
  });
  const first = await execute({ models, journal }, { signal: stop.signal, concurrency: 1 });
  assert.equal(first.status, 'interrupted');
  assert.equal((await journal.findRun(first.id))?.status, 'interrupted');
  assert.equal(models.recent().length, 1);
  const second = await execute({ models, journal });
  assert.equal(second.id, first.id);
  assert.equal(second.status, 'complete');
  assert.equal(models.recent().length, 3);
  assert.deepEqual(await counts(second, journal), { calls: 4, made: 4 });
});

test('a run interrupted after its last task is complete', async () => {
  const journal = openSqliteJournal(':memory:');
  const stop = new AbortController();
  let done = 0;
  const onDone = () => {
    done += 1;
    if (done === 2) stop.abort();
  };
  const run = await execute(
    { models: scriptedModels(), journal },
    { signal: stop.signal, onDone, concurrency: 1 },
  );
  assert.equal(run.status, 'complete');
});

test('no answers are asked again on request, each with the rating that follows; what they cost stays counted', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels({
    answer: (request) => (questionIn(request).includes('lamp') && request.freshness === '0' ? '' : 'So.'),
  });
  await execute({ models, journal });
  models.recent();
  const run = await execute({ models, journal }, { again: new Set(['no-answer']) });
  assert.equal(run.status, 'complete');
  assert.deepEqual(
    models.recent().map((request) => [request.model, questionIn(request), request.freshness]),
    [
      ['answerer', 'What about the lamp?', '0 again 1'],
      ['judge', 'What about the lamp?', '0'],
    ],
  );
  assert.deepEqual(await outcomes(run, journal), [
    'steps/Plain/1 answered rated',
    'lamp/Plain/1 answered rated',
  ]);
  assert.deepEqual(await counts(run, journal), { calls: 5, made: 5 });
});

test('no verdicts are asked again on request, and nothing else is', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels({
    judge: (request) =>
      questionIn(request).includes('lamp') && !request.freshness.endsWith(' again 2')
        ? 'I cannot say.'
        : verdict(1),
  });
  await execute({ models, journal });
  models.recent();
  const again = { again: new Set(['no-verdict'] as const) };
  for (const [asked, freshness, outcome] of [
    [3, '0 again 1', 'no-verdict'],
    [1, '0 again 2', 'rated'],
    [0, null, 'rated'],
  ] as const) {
    const run = await execute({ models, journal }, again);
    const requests = models.recent();
    assert.equal(requests.length, asked);
    for (const request of requests) {
      assert.deepEqual(
        [request.model, questionIn(request), request.freshness],
        ['judge', 'What about the lamp?', freshness],
      );
    }
    assert.equal((await outcomes(run, journal))[1], `lamp/Plain/1 answered ${outcome}`);
  }
});

test('errors are asked again by every run: nothing is marked for them, and a finished run stays', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels();
  const first = await execute({ models, journal });
  assert.deepEqual(await execute({ models, journal }, { again: new Set(['errors']) }), first);
  assert.equal(models.asked.length, 4);
});

test('only what is asked for is asked again', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels({ answer: () => '' });
  await execute({ models, journal });
  models.recent();
  const options: Partial<ExecuteOptions> = {
    again: new Set(['no-answer']),
    only: (task) => task.unit.id === 'lamp',
  };
  assert.equal((await execute({ models, journal }, options)).status, 'complete');
  assert.deepEqual(models.recent().map(questionIn), ['What about the lamp?']);
});

test('a finished run that is opened again and then breaks off is not taken for finished', async () => {
  const journal = openSqliteJournal(':memory:');
  let broken = false;
  const models = scriptedModels({ answer: () => (broken ? new TypeError('a bug') : '') });
  const first = await execute({ models, journal });
  broken = true;
  await assert.rejects(execute({ models, journal }, { again: new Set(['no-answer']) }), TypeError);
  assert.equal((await journal.findRun(first.id))?.status, 'incomplete');
  models.recent();
  broken = false;
  assert.equal((await execute({ models, journal })).status, 'complete');
  assert.equal(models.recent().length, 2);
});

test('where one task meets a bug, the others end first: nothing is written after the run has rejected', async () => {
  const journal = openSqliteJournal(':memory:');
  let kept = 0;
  const watched: Journal = {
    ...journal,
    async keepCall(fact) {
      const isNew = await journal.keepCall(fact);
      kept += 1;
      return isNew;
    },
  };
  const questions = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => aQuestion({ id }));
  const models = scriptedModels({
    answer: () => (models.asked.length === 3 ? new TypeError('a bug') : 'So.'),
  });
  const evaluation = anEvaluation({ questions });
  await assert.rejects(execute({ models, journal: watched, evaluation }, { concurrency: 3 }), TypeError);
  const before = kept;
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(kept, before);
  assert.ok(models.asked.length < 12);
});

test('a journal that fails in the middle of a run, or at its end, says which run it broke', async () => {
  for (const failing of ['keepCall', 'endRun'] as const) {
    const fault = new JournalError('journal.db: the disk is full');
    const whole = openSqliteJournal(':memory:');
    const begun: Run[] = [];
    const broken = execute(
      { models: scriptedModels(), journal: { ...whole, [failing]: () => Promise.reject(fault) } },
      { onBegin: (run) => begun.push(run) },
    );
    await assert.rejects(broken, (error) => {
      assert.ok(error instanceof RunBrokenError);
      assert.deepEqual([error.name, error.message, error.cause], ['RunBrokenError', fault.message, fault]);
      assert.deepEqual([error.run], begun);
      return true;
    });
    const [stored] = await whole.runs();
    assert.equal(stored?.status, 'incomplete');
  }
});

test('a journal that fails before anything is asked breaks no run', async () => {
  for (const failing of ['keepRun', 'keepDocument'] as const) {
    const fault = new JournalError('journal.db: the disk is full');
    const models = scriptedModels();
    const journal = { ...openSqliteJournal(':memory:'), [failing]: () => Promise.reject(fault) };
    await assert.rejects(execute({ models, journal }), fault);
    assert.equal(models.asked.length, 0);
  }
});

test('a reply that is no Unicode does not leave the run unfinished', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels({ answer: (request) => `${questionIn(request)} \ud800 \0 \udc00` });
  const run = await execute({ models, journal });
  assert.equal(run.status, 'complete');
  assert.deepEqual(await outcomes(run, journal), [
    'steps/Plain/1 answered rated',
    'lamp/Plain/1 answered rated',
  ]);
});

test('two candidates that ask the same get answers of their own; a jury rates each apart', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels();
  const evaluation = anEvaluation({
    candidates: [aCandidate({ id: 'One', answers: 2 }), aCandidate({ id: 'Other', answers: 2 })],
    questions: [aQuestion()],
    judges: [aJudge({ id: 'first' }), aJudge({ id: 'second', turns: 'two' })],
    prompts: judgePrompts(),
  });
  const run = await execute({ models, journal, evaluation });
  assert.equal(run.status, 'complete');
  const requests = models.recent();
  const answers = requests.filter(({ model }) => model === 'answerer');
  assert.deepEqual(answers.map(({ draw }) => draw).toSorted(), ['1', '2', '3', '4']);
  assert.deepEqual(await counts(run, journal), { calls: requests.length, made: requests.length });
});

test('what another run paid for counts as reused, also where it was left out', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels();
  const onlySteps: Partial<ExecuteOptions> = { only: (task) => task.unit.id === 'steps' };
  const earlier = anEvaluation({ name: 'Earlier' });
  await execute({ models, journal, evaluation: earlier }, onlySteps);
  const heard: string[] = [];
  const run = await execute(
    { models, journal },
    { only: (task) => task.unit.id === 'lamp', onDone: ({ task }) => heard.push(task.id) },
  );
  assert.equal(run.status, 'complete');
  assert.deepEqual(await counts(run, journal), { calls: 4, made: 2 });
  assert.deepEqual(heard, ['lamp/Plain/1']);
  assert.equal(models.asked.length, 4);
});

test('a continued run says of what it made before that it made it', async () => {
  const journal = openSqliteJournal(':memory:');
  const models = scriptedModels();
  const part = await execute({ models, journal }, { only: (task) => task.unit.id === 'lamp' });
  assert.deepEqual(await counts(part, journal), { calls: 2, made: 2 });
  const whole = await execute({ models, journal });
  assert.equal(whole.id, part.id);
  assert.deepEqual(await counts(whole, journal), { calls: 4, made: 4 });
});
