import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anAnswerTask, answered } from '../../test/fixtures/rated-answers.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { EarlyStop } from './early-stop.ts';
import { newLookHold } from './look-hold.ts';

const task = anAnswerTask();
const rated: RatedAnswer = { task, answer: answered('Words.'), ratings: [], checks: [] };

/** A run whose only look is made with the first answer. */
function oneLook(stopped: 'different' | null): EarlyStop {
  let made = false;
  const looks = {
    kind: 'looks',
    measure: 'quality',
    planned: 2,
    used: 1,
    questions: { planned: 2, used: 1 },
    comparisons: [],
  } as const;
  return {
    order: [],
    add: () => (made = true),
    mustWait: () => !made,
    isOver: false,
    looks: () => ({ ...looks, stopped: made ? stopped : null }),
    used: () => [],
  };
}

/** What a question is told, or that it still waits when everybody else has had a turn. */
async function heard(told: Promise<boolean>): Promise<boolean | 'waits'> {
  const waits = new Promise<'waits'>((resolve) => setImmediate(() => resolve('waits')));
  return Promise.race([told, waits]);
}

test('questions wait for the look before them, and are asked where it decides nothing', async () => {
  const hold = newLookHold(oneLook(null));
  const told = [hold.mayAsk(task.unit), hold.mayAsk(task.unit)];
  assert.deepEqual(await Promise.all(told.map(heard)), ['waits', 'waits']);
  hold.add(rated);
  assert.deepEqual(await Promise.all(told), [true, true]);
  assert.equal(hold.hasStopped(), false);
});

test('once the run has stopped nothing is asked any more', async () => {
  const hold = newLookHold(oneLook('different'));
  const told = hold.mayAsk(task.unit);
  hold.add(rated);
  assert.deepEqual([await told, await hold.mayAsk(task.unit), hold.hasStopped()], [false, false, true]);
});

test('a run that is given up keeps nobody waiting', async () => {
  const hold = newLookHold(oneLook(null));
  const told = hold.mayAsk(task.unit);
  hold.giveUp();
  assert.deepEqual([await told, await hold.mayAsk(task.unit), hold.hasStopped()], [false, false, false]);
});

test('without looks nobody waits', async () => {
  const hold = newLookHold(null);
  assert.equal(await heard(hold.mayAsk(task.unit)), true);
  hold.add(rated);
  hold.giveUp();
  assert.deepEqual([await hold.mayAsk(task.unit), hold.hasStopped()], [true, false]);
});
