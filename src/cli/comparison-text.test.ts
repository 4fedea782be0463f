import assert from 'node:assert/strict';
import { it } from 'node:test';
import { aReply } from '../../test/fixtures/evaluation.ts';
import { comparisonTasks } from '../../test/fixtures/rated-answers.ts';
import type { Comparison } from '../record/comparison.ts';
import { writeComparison } from './comparison-text.ts';

const { servedModel, usage } = aReply();
const facts = {
  explanation: 'Both say 48.',
  blind: false,
  contradiction: null,
  servedModel,
  usage,
  costUsd: null,
};

function written(comparison: Comparison): string {
  const [task] = comparisonTasks();
  assert.ok(task);
  return writeComparison({ task, comparison }, { width: 80, color: false });
}

it('a comparison is shown with its order, its words and whose answer was preferred', () => {
  const said = (winner: 'first' | 'second' | 'same') => written({ outcome: 'compared', winner, ...facts });
  assert.equal(said('second'), 'preference, A before B\n\nBoth say 48.\n\nPreferred: B');
  assert.match(said('first'), /Preferred: A$/);
  assert.match(said('same'), /Preferred: the same$/);
});

it('marks of a comparison stand behind the choice', () => {
  const marked = { ...facts, blind: true, contradiction: true };
  assert.match(
    written({ outcome: 'compared', winner: 'same', ...marked }),
    /the same \(blind: made without sight of the document\) \(contradicts its own evaluation\)$/,
  );
});

it('why there is no choice is said in a line, and never obeyed by the terminal', () => {
  assert.equal(
    written({ outcome: 'no-verdict', reason: 'unreadable', reply: '\u001b[2Jboth', ...facts }),
    'preference, A before B: no choice (unreadable). The judge replied:\n\nboth',
  );
  assert.equal(
    written({ outcome: 'no-answer', reason: 'empty' }),
    'preference, A before B: not compared, since an answer is missing (empty)',
  );
  assert.equal(
    written({ outcome: 'error', error: { code: 'timeout', message: 'no\nreply' } }),
    'preference, A before B: not compared yet: no reply (timeout)',
  );
});
