import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  aCandidate,
  aPairing,
  anEvaluation,
  aQuestion,
  aReply,
  aCall,
} from '../../test/fixtures/evaluation.ts';
import { JournalError } from '../journal/journal.ts';
import type { Caller, CallResult } from '../calls/caller.ts';
import { planAnswers } from '../plan/tasks.ts';
import { keyOf } from '../record/call-key.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import { hasResult } from './rated-questions.ts';
import { newWalker, walk, type WalkFacts } from './walk.ts';

const candidates = ['A', 'B'].map((id) => aCandidate({ id, model: `test:${id}`, answers: 2 }));
const compared = anEvaluation({ ...aPairing(), candidates, questions: [aQuestion()] });

/** Replies to everything, and counts by role and model; models in `failing` fail. */
function aCaller(failing: readonly string[] = []) {
  const calls = new Map<string, number>();
  const caller: Caller = {
    async call(request, { role }): Promise<CallResult> {
      const name = `${role} ${request.model}`;
      calls.set(name, (calls.get(name) ?? 0) + 1);
      if (failing.includes(request.model))
        return { outcome: 'failed', error: { code: 'timeout', message: 'no reply' } };
      const text = { comparison: '{"explanation":"","winner":"first"}', rating: '{}' }[role] ?? '48.';
      const call = aCall(keyOf(request).key, { reply: aReply({ text }) });
      return { outcome: 'replied', call, made: true };
    },
  };
  return { caller, calls };
}

function factsWith(caller: Caller): WalkFacts {
  return { evaluation: compared, freshness: 0, askedAgain: new Map(), caller, cite: null };
}

function outcomes({ comparisons = [] }: RatedAnswer): string[] {
  return comparisons.map(({ comparison }) => comparison.outcome);
}

describe('a walk that compares', () => {
  it('asks each candidate once for each answer, whoever is walked first', async () => {
    for (const backwards of [false, true]) {
      const { caller, calls } = aCaller();
      const walkAnswer = newWalker(factsWith(caller));
      const tasks = [...planAnswers(compared)];
      await Promise.all((backwards ? tasks.toReversed() : tasks).map(walkAnswer));
      assert.deepEqual([calls.get('answer A'), calls.get('answer B')], [2, 2]);
      assert.equal(calls.get('comparison judge'), 4);
    }
  });

  it('hands each comparison out once, with the later of its answers', async () => {
    const all = await Array.fromAsync(walk(factsWith(aCaller().caller)));
    assert.deepEqual(all.map(outcomes), [[], [], ['compared', 'compared'], ['compared', 'compared']]);
    assert.ok(all.every(hasResult));
  });

  it('leaves undone what needs an answer that failed, and does not try that answer again', async () => {
    const { caller, calls } = aCaller(['A']);
    const all = await Array.fromAsync(walk(factsWith(caller)));
    assert.deepEqual(all.slice(2).map(outcomes), [
      ['error', 'error'],
      ['error', 'error'],
    ]);
    assert.equal(calls.get('answer A'), 2);
    assert.deepEqual(all.map(hasResult), [false, false, false, false]);
  });

  it('asks on behalf of an answer by that answer’s own caller', async () => {
    const [paying, unpaid] = [aCaller(), aCaller(['A'])];
    const facts = factsWith(paying.caller);
    const walkAnswer = newWalker(facts, ({ candidate }) =>
      candidate.id === 'A' ? unpaid.caller : paying.caller,
    );
    const later = [...planAnswers(compared)].at(-1);
    assert.ok(later);
    await walkAnswer(later);
    assert.deepEqual([paying.calls.get('answer A'), unpaid.calls.get('answer A')], [undefined, 1]);
  });

  it('breaks where the journal does, for all who wait for the answer', async () => {
    const caller: Caller = { call: () => Promise.reject(new JournalError('is gone')) };
    const walkAnswer = newWalker(factsWith(caller));
    const walked = await Promise.allSettled([...planAnswers(compared)].map(walkAnswer));
    assert.deepEqual([...new Set(walked.map(({ status }) => status))], ['rejected']);
  });

  it('without pairs yields no comparisons at all', async () => {
    const { pairwise: _pairwise, ...without } = compared;
    const { caller } = aCaller();
    const all = await Array.fromAsync(walk({ ...factsWith(caller), evaluation: without }));
    assert.ok(all.every((rated) => !('comparisons' in rated)));
  });
});
