import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { printProblem } from './problem.ts';
import { resolveEvaluation } from './resolve-evaluation.ts';

const prompts = { version: 1, task: '', oneTurn: '', evaluation: '', verdict: '', again: '' };
const document = {
  hash: 'a'.repeat(64),
  kind: 'text',
  mediaType: 'text/plain',
  bytes: 3,
  pages: [{ number: 1, text: 'one' }],
} as const;

function read(rest: string) {
  const value: unknown = parse(`{document: a.md, questions: [How?], ${rest}}`);
  const dependencies = {
    prompts,
    environment: { GEMINI_API_KEY: 'key' },
    variesByDraw: () => false,
    openDocument: async () => ({ document }),
  };
  return resolveEvaluation({ value, folder: '.' }, dependencies);
}

async function limits(rest: string) {
  const result = await read(rest);
  return 'problems' in result ? result.problems.map(printProblem) : result.limits;
}

describe('limits', () => {
  it('are what the file says, and none where it says nothing', async () => {
    const model = 'model: "google:gemini-3.8-flash"';
    assert.deepEqual(await limits(`${model}, limits: {cost: 5, minutes: 30}`), { cost: 5, minutes: 30 });
    assert.deepEqual(await limits(`${model}, limits: {minutes: 0.5}`), { cost: null, minutes: 0.5 });
    assert.deepEqual(await limits(model), { cost: null, minutes: null });
  });

  it('of cost are refused where a model has no price; those of time are not', async () => {
    const unknown = 'candidates: [{id: a, model: "google:no-price"}], judge: {model: "google:nor-this"}';
    assert.deepEqual(await limits(`${unknown}, limits: {cost: 5}`), [
      'limits.cost: no price is known of google:no-price and google:nor-this, so no limit of cost can be held; add them under prices',
    ]);
    assert.deepEqual(await limits(`${unknown}, limits: {minutes: 5}`), { cost: null, minutes: 5 });
    const half = `${unknown}, prices: {"google:no-price": {input: 1, output: 1}}, limits: {cost: 5}`;
    assert.deepEqual(await limits(half), [
      'limits.cost: no price is known of google:nor-this, so no limit of cost can be held; add it under prices',
    ]);
  });

  it('hold for models that are free', async () => {
    assert.deepEqual(await limits('model: "builtin:extractive", limits: {cost: 1}'), {
      cost: 1,
      minutes: null,
    });
  });

  it('of nothing, or less, are refused', async () => {
    const free = 'model: "builtin:extractive"';
    assert.equal(((await limits(`${free}, limits: {cost: 0, minutes: -1}`)) as string[]).length, 2);
  });
});
