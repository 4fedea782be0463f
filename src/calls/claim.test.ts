import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCall, aReply, aRequest } from '../../test/fixtures/evaluation.ts';
import { heartbeat, JournalError, silence, type Journal } from '../journal/journal.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import { ModelError } from '../models/model.ts';
import { keyOf } from '../record/call-key.ts';
import type { CallRequest } from '../record/call.ts';
import { claiming, type ClaimOptions } from './claim.ts';
import { unlimited } from '../../test/fixtures/pay-options.ts';
import { settled, virtualTime } from './fixtures/virtual-time.ts';
import { newHeart } from './heart.ts';
import { TokenBounds } from './token-bounds.ts';

const { key, content } = keyOf(aRequest());

/** A claiming page over a call that takes a turn of the event loop, or does as `make` says. */
function claimer(facts: Partial<ClaimOptions> & { make?: () => Promise<void> } = {}) {
  const journal = facts.journal ?? openSqliteJournal(':memory:');
  const time = virtualTime();
  const beats: (() => void)[] = [];
  let sent = 0;
  const send = claiming(
    async (_request, asked) => {
      sent += 1;
      await facts.make?.();
      return aCall(asked);
    },
    {
      journal,
      owner: 'we',
      now: time.now,
      wait: time.wait,
      run: 'run-1',
      bounds: new TokenBounds(unlimited.context.documents),
      heart: newHeart({
        journal,
        owner: 'we',
        now: time.now,
        every: (milliseconds, work) => {
          assert.equal(milliseconds, heartbeat);
          beats.push(work);
          return () => void beats.splice(beats.indexOf(work), 1);
        },
      }),
      ...facts,
    },
  );
  return {
    journal,
    time,
    beats,
    sent: () => sent,
    send: (request = aRequest()) => send(request, keyOf(request).key),
  };
}

/** Keeps the call as another process would. */
function keep(journal: Journal, text: string): Promise<boolean> {
  const step = { run: 'run-2', task: 'task', role: 'answer', key, made: true, error: null };
  const call = aCall(key, { reply: aReply({ text }) });
  return journal.keepCall({ call, request: aRequest(), content, step });
}

describe('a call that nobody else makes', () => {
  it('is claimed while it is under way, and after it until it is kept', async () => {
    const { journal, time, send } = claimer({ make: settled });
    const call = send();
    await settled();
    assert.equal(await journal.claim(key, { owner: 'another', now: time.now() }), 'taken');
    await call;
    assert.equal(await journal.claim(key, { owner: 'another', now: time.now() }), 'taken');
    await keep(journal, 'ours');
    assert.equal(await journal.claim(key, { owner: 'another', now: time.now() }), 'done');
  });

  it('is released where it fails', async () => {
    for (const error of [new ModelError('outage', 'down', { reach: 'task' }), new TypeError('a bug')]) {
      const { journal, time, send, beats } = claimer({ make: () => Promise.reject(error) });
      await assert.rejects(send(), error);
      assert.equal(await journal.claim(key, { owner: 'another', now: time.now() }), 'claimed');
      assert.equal(beats.length, 0);
    }
  });

  it('is not claimed where no server is asked', async () => {
    const claim = () => Promise.reject(new Error('nothing is claimed here'));
    const { send, sent } = claimer({ journal: { ...openSqliteJournal(':memory:'), claim } });
    for (const provider of ['builtin', 'given', 'recorded']) await send(aRequest({ provider }));
    assert.equal(sent(), 3);
    await assert.rejects(send(aRequest({ provider: 'ollama' })), /nothing is claimed here/);
    await assert.rejects(send(), /nothing is claimed here/);
  });
});

describe('a call that somebody else makes', () => {
  it('is waited for with pauses that grow, and taken as it was made', async () => {
    const { journal, time, send, sent } = claimer();
    await journal.claim(key, { owner: 'another', now: time.now() });
    const call = send();
    while (time.waits.length === 0) await settled();
    const kept = time.wait(2000).then(() => keep(journal, 'theirs'));
    assert.equal((await time.until(call)).reply.text, 'theirs');
    await kept;
    assert.equal(sent(), 0);
    const pauses = time.waits.filter((wait) => wait !== 2000);
    assert.deepEqual(pauses, [25, 50, 100, 200, 400, 500, 500, 500]);
  });

  it('is made where they failed', async () => {
    const { journal, time, send, sent } = claimer();
    await journal.claim(key, { owner: 'another', now: time.now() });
    const call = send();
    while (time.waits.length === 0) await settled();
    await journal.release(key, 'another');
    await time.until(call);
    assert.equal(sent(), 1);
  });

  it('is made where they have been silent for too long, and not while they are heard', async () => {
    const { journal, time, send, sent } = claimer();
    await journal.claim(key, { owner: 'another', now: time.now() });
    const heard = time.now() + heartbeat;
    await journal.keepClaims('another', heard);
    await time.until(send());
    assert.equal(sent(), 1);
    const late = time.now() - heard - silence;
    assert.ok(late > 0 && late <= 500, `${late} ms late`);
  });

  it('is not waited for after the signal', async () => {
    const abort = new AbortController();
    const { journal, time, send, sent } = claimer({ signal: abort.signal });
    await journal.claim(key, { owner: 'another', now: time.now() });
    const call = send();
    while (time.waits.length === 0) await settled();
    const reason = new Error('enough');
    abort.abort(reason);
    await assert.rejects(call, reason);
    assert.equal(sent(), 0);
    await journal.release(key, 'we');
    assert.equal(await journal.claim(key, { owner: 'third', now: time.now() }), 'taken');
  });
});

describe('a heart', () => {
  it('beats once for all calls under way, and not after them', async () => {
    const ends: (() => void)[] = [];
    const { journal, time, send, beats } = claimer({
      make: () => new Promise((resolve) => ends.push(resolve)),
    });
    const requests: CallRequest[] = ['1', '2'].map((draw) => aRequest({ draw }));
    const calls = requests.map((request) => send(request));
    while (ends.length < 2) await settled();
    assert.equal(beats.length, 1);
    await time.until(time.wait(silence));
    beats[0]?.();
    await time.until(time.wait(silence));
    for (const request of requests)
      assert.equal(await journal.claim(keyOf(request).key, { owner: 'another', now: time.now() }), 'taken');
    for (const [index, call] of calls.entries()) {
      assert.equal(beats.length, 1);
      ends[index]?.();
      await call;
    }
    assert.equal(beats.length, 0);
  });

  it('that cannot be written down harms no call', async () => {
    const keepClaims = () => Promise.reject(new JournalError('journal.db: the disk is full'));
    const { send, beats } = claimer({
      journal: { ...openSqliteJournal(':memory:'), keepClaims },
      make: async () => {
        beats[0]?.();
        await settled();
      },
    });
    assert.equal((await send()).key, key);
  });
});
