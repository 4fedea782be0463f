import assert from 'node:assert/strict';
import { it } from 'node:test';
import { judgePrompts } from './prompts.ts';

it('the wording for judges is complete and has one place for the problem', () => {
  const prompts = judgePrompts();
  assert.deepEqual(Object.keys(prompts).toSorted(), [
    'again',
    'audit',
    'evaluation',
    'oneTurn',
    'pairs',
    'proof',
    'task',
    'verdict',
    'version',
  ]);
  assert.equal(prompts.again.split('{problem}').length, 2);
  assert.match(prompts.oneTurn, /"explanation".*"level".*"rating"/s);
  assert.match(prompts.pairs?.oneTurn ?? '', /"explanation".*"winner"/s);
  assert.match(prompts.evaluation, /"Verdict:"/);
});
