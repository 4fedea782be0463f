import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolveEvaluation } from './resolve-evaluation.ts';
import { lighthouse } from '../../test/fixtures/evaluation.ts';

const dependencies = {
  prompts: { version: 1, task: '', oneTurn: '', evaluation: '', verdict: '', again: '' },
  environment: {},
  variesByDraw: () => false,
  openDocument: async () => ({ document: lighthouse }),
};

function questions(count: number, facts: (index: number) => object = () => ({})): object[] {
  return Array.from({ length: count }, (_, index) => ({ ask: `What is ${index}?`, ...facts(index) }));
}

function read(facts: object) {
  const value = {
    document: 'a.md',
    model: 'builtin:extractive',
    guidances: { Short: 'Be brief.', Long: 'Say all.' },
    questions: questions(20),
    ...facts,
  };
  return resolveEvaluation({ value, folder: '.' }, dependencies);
}

async function stopOf(facts: object) {
  const resolved = await read(facts);
  assert.ok('evaluation' in resolved, JSON.stringify(resolved));
  return resolved.evaluation.stop;
}

async function refusals(facts: object): Promise<string[]> {
  const resolved = await read(facts);
  assert.ok('problems' in resolved);
  return resolved.problems.map(({ key, message }) => `${key}: ${message}`);
}

describe('a run may stop early', () => {
  const usual = { level: 0.95, margin: null, compare: 'all' };

  it('after planned looks, from 20 questions on', async () => {
    assert.deepEqual(await stopOf({ stop: { looks: 5 } }), { kind: 'looks', looks: 5, ...usual });
  });

  it('at any question, from eight questions on', async () => {
    const stop = { anytime: true };
    assert.deepEqual(await stopOf({ stop, questions: questions(8) }), { kind: 'anytime', ...usual });
  });

  it('by the level, the margin and the comparisons that the file names', async () => {
    const decided = { level: 0.9, margin: 0.5, compare: 'all' };
    const facts = { baseline: 'Short', statistics: decided, stop: { looks: 5 } };
    assert.deepEqual(await stopOf(facts), { kind: 'looks', looks: 5, ...decided });
    const { compare: _, ...rest } = decided;
    assert.equal((await stopOf({ ...facts, statistics: rest }))?.compare, 'baseline');
  });

  it('only where that is wished', async () => {
    assert.equal(await stopOf({}), undefined);
    assert.equal(await stopOf({ stop: 'off' }), undefined);
    assert.equal(await stopOf({ stop: false }), undefined);
  });

  it('where each of eight documents has one question', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const documents = Object.fromEntries(ids.map((id) => [id, `${id}.md`]));
    const asked = questions(8, (index) => ({ document: ids[index] }));
    const facts = { document: undefined, documents, questions: asked };
    assert.deepEqual(await stopOf({ ...facts, stop: { anytime: true } }), { kind: 'anytime', ...usual });
  });
});

describe('stop is refused', () => {
  const refused: readonly [string, object, string][] = [
    [
      'below 20 questions for looks',
      { stop: { looks: 2 }, questions: questions(19) },
      'stop.looks: looks need 20 questions or more, and there are 19; add some, or leave stop out',
    ],
    [
      'with seven questions for any time',
      { stop: { anytime: true }, questions: questions(7) },
      'stop.anytime: can end a run after 7 questions at the earliest, and there are 7; add some, or leave stop out',
    ],
    [
      'with one candidate',
      { stop: { looks: 5 }, guidances: { Short: 'Be brief.' } },
      'stop: one candidate has nothing to be compared with; leave it out',
    ],
    [
      'with looks and anytime',
      { stop: { looks: 5, anytime: true } },
      'stop: looks and anytime are two ways to stop; keep one of them',
    ],
    [
      'where exactly these questions are spoken of',
      { stop: { looks: 5 }, statistics: { scope: 'these-questions' } },
      'stop: looks ask about questions like these; leave it out, or statistics.scope',
    ],
    [
      'without either',
      { stop: { anytime: false } },
      'stop: says neither looks nor anytime; write {looks: 5}, or leave it out',
    ],
    [
      'where questions name rubrics of their own',
      {
        stop: { looks: 5 },
        questions: questions(20, (index) => (index === 3 ? { rubric: 'summarization' } : {})),
      },
      'stop: stops by one measure of every question, and some questions name a rubric of their own; leave it out',
    ],
    [
      'for any time, where questions share a cluster',
      { stop: { anytime: true }, questions: questions(20, (index) => ({ cluster: `c${index % 10}` })) },
      'stop.anytime: needs questions that stand alone, and some of these belong together; use {looks: 5}, or leave stop out',
    ],
  ];
  for (const [what, facts, message] of refused) {
    it(what, async () => assert.deepEqual(await refusals(facts), [message]));
  }
});
