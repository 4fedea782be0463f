import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Journal, KeptCall } from '../../src/journal/journal.ts';
import { keyOf } from '../../src/record/call-key.ts';
import type { Call, CallRequest } from '../../src/record/call.ts';
import { hashOfText } from '../../src/record/hash.ts';
import type { Label } from '../../src/record/label.ts';
import type { Step } from '../../src/record/step.ts';
import { countCalls } from '../fixtures/count-calls.ts';
import { aCall, anEvaluation, aReply, aRequest, aRun, lighthouse } from '../fixtures/evaluation.ts';

const long = 'A long instruction that many calls share. '.repeat(100);

/** What any engine behind the journal's port must do. `open` gives an empty journal, made for one test. */
export function journalContract(name: string, open: () => Promise<Journal>): void {
  function inJournal(what: string, work: (journal: Journal) => Promise<void>): void {
    test(what, async () => {
      const journal = await open();
      try {
        await work(journal);
      } finally {
        await journal.close();
      }
    });
  }

  describe(`${name}: calls`, () => {
    inJournal('what was not kept is not found', async (journal) => {
      const key = hashOfText('nothing');
      assert.equal(await journal.findCall(key), null);
      assert.equal(await journal.findAlike({ content: key, origin: null, model: null }), null);
      assert.equal(await journal.findRequest(key), null);
      assert.equal(await journal.findStep('run-1', 'task', 'answer'), null);
      assert.equal(await journal.findRun('run-1'), null);
      assert.equal(await journal.findDocument(key), null);
      assert.deepEqual(await journal.runs(), []);
      assert.deepEqual(await collect(journal.usage('run-1')), []);
      assert.deepEqual(await journal.askedAgain('run-1'), new Map());
      assert.deepEqual(await collect(journal.labels()), []);
    });

    inJournal('a call is found as it was kept, with its step', async (journal) => {
      const fact = kept({});
      await journal.keepCall(fact);
      assert.deepEqual(await journal.findCall(fact.call.key), fact.call);
      assert.deepEqual(await journal.findStep('run-1', 'task', 'answer'), fact.step);
    });

    inJournal('what a provider did not say stays unknown', async (journal) => {
      const usage = { inputTokens: null, cachedInputTokens: null, outputTokens: null };
      for (const sighted of [true, false, null]) {
        const reply = aReply({ sighted, servedModel: null, usage, finish: 'filtered', text: '' });
        const fact = kept({ request: aRequest({ draw: String(sighted) }), call: { reply } });
        await journal.keepCall(fact);
        assert.deepEqual((await journal.findCall(fact.call.key))?.reply, reply);
      }
    });

    inJournal('fractions of a millisecond and great times are kept', async (journal) => {
      const fact = kept({ call: { startedAt: 1_763_000_000_000.25, finishedAt: 1_763_000_000_001.5 } });
      await journal.keepCall(fact);
      assert.deepEqual(await journal.findCall(fact.call.key), fact.call);
    });

    inJournal('a request comes back whole, with long texts and short ones', async (journal) => {
      const request = aRequest({
        system: long,
        schema: { kind: 'json', schema: { type: 'object', properties: { b: {}, a: {} } } },
        messages: [
          {
            role: 'user',
            parts: [
              { kind: 'document', hash: lighthouse.hash },
              { kind: 'text', name: 'instructions', text: long },
              { kind: 'text', name: 'question', text: 'Short?' },
            ],
          },
          { role: 'model', parts: [{ kind: 'text', name: 'answer', text: `${long} Or not.` }] },
        ],
      });
      const fact = kept({ request });
      await journal.keepCall(fact);
      assert.deepEqual(await journal.findRequest(fact.call.key), request);
    });

    inJournal('odd texts in a request come back unchanged, so that it still has its key', async (journal) => {
      for (const odd of oddTexts) {
        const request = aRequest({ system: long + odd, messages: [said(odd), said(odd + long)] });
        const fact = kept({ request });
        await journal.keepCall(fact);
        const found = await journal.findRequest(fact.call.key);
        assert.deepEqual(found, request);
        assert.equal(found && keyOf(found).key, fact.call.key);
      }
    });

    inJournal(
      'a reply is the same however often it is read, even one that is no Unicode',
      async (journal) => {
        for (const text of oddTexts) {
          const fact = kept({ request: aRequest({ system: text }), call: { reply: aReply({ text }) } });
          await journal.keepCall(fact);
          const first = await journal.findCall(fact.call.key);
          assert.equal(first?.reply.text, text.toWellFormed());
          assert.deepEqual(await journal.findCall(fact.call.key), first);
        }
      },
    );

    inJournal('two calls share a text, and both come back', async (journal) => {
      const facts = ['1', '2'].map((draw) => kept({ request: aRequest({ draw, system: long }) }));
      for (const fact of facts) await journal.keepCall(fact);
      for (const { call, request } of facts) {
        assert.deepEqual(await journal.findRequest(call.key), request);
      }
    });

    inJournal('a call that is kept already stays as it is', async (journal) => {
      const first = kept({});
      const second = kept({ call: { reply: aReply({ text: 'Another reply.' }) }, step: { task: 'other' } });
      assert.equal(await journal.keepCall(first), true);
      assert.equal(await journal.keepCall(second), false);
      assert.deepEqual(await journal.findCall(first.call.key), first.call);
      const reused = { ...second.step, made: false };
      assert.deepEqual(await journal.findStep('run-1', 'other', 'answer'), reused);
      assert.deepEqual(await journal.findStep('run-1', 'task', 'answer'), first.step);
    });

    inJournal(
      'the newest call alike is found, of any model, of one, and of any freshness',
      async (journal) => {
        const facts = [
          kept({ request: aRequest({ model: 'a' }), call: { finishedAt: 3000 } }),
          kept({ request: aRequest({ model: 'a', freshness: '1' }), call: { finishedAt: 5000 } }),
          kept({ request: aRequest({ model: 'b' }), call: { finishedAt: 4000 } }),
          kept({ request: aRequest({ model: 'a', draw: '2' }), call: { finishedAt: 9000 } }),
        ];
        for (const fact of facts) await journal.keepCall(fact);
        const { content } = facts[0]!;
        const alike = (model: string | null) => journal.findAlike({ content, origin: null, model });
        assert.deepEqual(await alike(null), facts[1]!.call);
        assert.deepEqual(await alike('test:b'), facts[2]!.call);
        assert.equal(await alike('test:c'), null);
      },
    );
  });

  describe(`${name}: calls alike of several origins`, () => {
    const { content } = keyOf(aRequest());

    /** Keeps a call of that origin and with that reply for each; the later, the newer. */
    async function keepAll(journal: Journal, calls: readonly (readonly [string, string])[]): Promise<void> {
      for (const [index, [origin, text]] of calls.entries()) {
        const request = aRequest({ origin, freshness: String(index), model: `m${index}` });
        await journal.keepCall(
          kept({ request, call: { reply: aReply({ text }), finishedAt: 3000 + index } }),
        );
      }
    }

    async function alike(journal: Journal, origin: string | null, model: string | null = null) {
      return (await journal.findAlike({ content, origin, model }))?.reply.text ?? null;
    }

    inJournal('that differ in their reply are told apart by the origin, or not at all', async (journal) => {
      await keepAll(journal, [
        ['one', 'good'],
        ['other', 'bad'],
      ]);
      assert.equal(await alike(journal, 'one'), 'good');
      assert.equal(await alike(journal, 'other'), 'bad');
      assert.equal(await alike(journal, 'third'), null);
      assert.equal(await alike(journal, null), null);
      assert.equal(await alike(journal, null, 'test:m0'), 'good');
    });

    inJournal('that say the same and stopped otherwise do not agree', async (journal) => {
      for (const finish of ['stop', 'cut-off'] as const) {
        const fact = kept({ request: aRequest({ origin: finish }), call: { reply: aReply({ finish }) } });
        await journal.keepCall(fact);
      }
      assert.equal(await alike(journal, null), null);
    });

    inJournal('that agree serve any other; only the newest of each is asked', async (journal) => {
      await keepAll(journal, [
        ['one', 'bad'],
        ['other', 'good'],
        ['one', 'good'],
      ]);
      assert.equal(await alike(journal, 'third'), 'good');
      assert.equal(await alike(journal, null), 'good');
    });
  });

  describe(`${name}: steps`, () => {
    inJournal('a run that finds the call it made itself has still made it', async (journal) => {
      const fact = kept({});
      await journal.keepCall(fact);
      await journal.keepStep({ ...fact.step, made: false });
      assert.deepEqual(await journal.findStep('run-1', 'task', 'answer'), fact.step);
    });

    inJournal(
      'a failure gives way to a reused call, to a made one, and to another failure',
      async (journal) => {
        const { call, step, request, content } = kept({});
        const failed = { ...step, made: false, error: { code: 'outage', message: 'down' } };
        await journal.keepStep(failed);
        assert.deepEqual(await journal.findStep('run-1', 'task', 'answer'), failed);
        const other = { ...failed, error: { code: 'timeout', message: 'late' } };
        await journal.keepStep(other);
        assert.deepEqual(await journal.findStep('run-1', 'task', 'answer'), other);
        await journal.keepStep({ ...step, made: false });
        assert.deepEqual(await journal.findStep('run-1', 'task', 'answer'), { ...step, made: false });
        const again = { ...step, task: 'second' };
        await journal.keepStep({ ...failed, task: 'second' });
        await journal.keepCall({ call, step: again, request, content });
        assert.deepEqual(await journal.findStep('run-1', 'second', 'answer'), again);
      },
    );

    inJournal('a call that is done does not fail afterwards', async (journal) => {
      const fact = kept({});
      await journal.keepCall(fact);
      await journal.keepStep({ ...fact.step, made: false, error: { code: 'outage', message: 'down' } });
      assert.deepEqual(await journal.findStep('run-1', 'task', 'answer'), fact.step);
    });

    inJournal('a failure of an earlier call of the task is forgotten with the next one', async (journal) => {
      const first = kept({}).step;
      await journal.keepStep({ ...first, made: false, error: { code: 'outage', message: 'down' } });
      const second = kept({ request: aRequest({ freshness: '0 again 1' }) });
      await journal.keepCall(second);
      assert.deepEqual(await journal.findStep('run-1', 'task', 'answer'), second.step);
    });

    inJournal('of a task asked again, the call that failed is found, not the one before', async (journal) => {
      for (const task of ['a', 'b', 'c', 'd', 'e', 'f']) {
        const before = kept({ request: aRequest({ system: task }), step: { task } });
        await journal.keepCall(before);
        const request = aRequest({ system: task, freshness: '0 again 1' });
        const failed = { ...kept({ request, step: { task } }).step, made: false, error: outage };
        await journal.keepStep(failed);
        assert.deepEqual(await journal.findStep('run-1', task, 'answer'), failed);
      }
    });

    inJournal('steps are told apart by run, task and role', async (journal) => {
      const steps = [{}, { run: 'run-2' }, { task: 'other' }, { role: 'verdict' }].map(
        (facts, index) => kept({ request: aRequest({ draw: `${index}` }), step: facts }).step,
      );
      for (const step of steps) await journal.keepStep(step);
      for (const step of steps) {
        assert.deepEqual(await journal.findStep(step.run, step.task, step.role), step);
      }
    });
  });

  describe(`${name}: usage`, () => {
    inJournal('every call that a run needed is told, made or reused, and no failure', async (journal) => {
      const other = kept({ request: aRequest({ draw: '2' }), step: { run: 'run-2' } });
      await journal.keepCall(kept({ call: { startedAt: 86_400_000.5 } }));
      await journal.keepCall(other);
      await journal.keepStep({ ...other.step, run: 'run-1', task: 'second', made: false });
      // Failed in this run, and made by another since.
      await journal.keepStep({ ...other.step, run: 'run-1', task: 'third', made: false, error: outage });
      const usage = { inputTokens: 100, cachedInputTokens: 0, outputTokens: 10 };
      assert.deepEqual(
        new Set(await collect(journal.usage('run-1'))),
        new Set([
          { kind: 'made', provider: 'test', model: 'answerer', at: 86_400_000.5, usage },
          { kind: 'reused', provider: 'test', model: 'answerer', at: 2000, usage },
        ]),
      );
    });

    inJournal('tokens that were not told stay unknown', async (journal) => {
      const usage = { inputTokens: 7, cachedInputTokens: null, outputTokens: null };
      await journal.keepCall(kept({ call: { reply: aReply({ usage }) } }));
      const [call] = await collect(journal.usage('run-1'));
      assert.deepEqual(call?.usage, usage);
    });

    inJournal(
      'replies that nobody could use are told as well, also where no call came of it',
      async (journal) => {
        const { key } = keyOf(aRequest());
        const lost = { run: 'run-1', key, provider: 'test', model: 'answerer', reserved: false, at: 7.5 };
        const usages = [
          { inputTokens: 100, cachedInputTokens: 90, outputTokens: 0 },
          { inputTokens: 101, cachedInputTokens: null, outputTokens: null },
        ];
        for (const usage of usages) await journal.keepLoss({ ...lost, usage });
        await journal.keepLoss({ ...lost, run: 'run-2', usage: aReply().usage });
        await journal.keepCall(kept({}));
        const told = await collect(journal.usage('run-1'));
        assert.deepEqual(
          told.filter(({ kind }) => kind === 'lost'),
          usages.map((usage) => ({ kind: 'lost', provider: 'test', model: 'answerer', at: 7.5, usage })),
        );
        assert.equal(told.length, 3);
      },
    );

    inJournal('of many losses none is left out', async (journal) => {
      const { key } = keyOf(aRequest());
      for (let at = 1; at <= 2100; at += 1)
        await journal.keepLoss({
          run: 'run-1',
          key,
          provider: 'p',
          model: 'm',
          usage: aReply().usage,
          reserved: true,
          at,
        });
      const times = (await collect(journal.usage('run-1'))).map(({ at }) => at);
      assert.deepEqual(
        times,
        Array.from({ length: 2100 }, (_, index) => index + 1),
      );
    });

    inJournal('what a task cost before it was asked again is still counted', async (journal) => {
      await journal.keepCall(kept({}));
      await journal.keepCall(kept({ request: aRequest({ freshness: '0 again 1' }) }));
      assert.deepEqual(await countCalls(journal, 'run-1'), { calls: 2, made: 2 });
    });

    inJournal('of many calls none is left out, and none is told twice', async (journal) => {
      for (let draw = 1; draw <= 2500; draw += 1) {
        const usage = { inputTokens: draw, cachedInputTokens: 0, outputTokens: 0 };
        const request = aRequest({ draw: `${draw}` });
        const step = { task: `task ${draw % 300}`, role: `role ${draw % 7}` };
        await journal.keepCall(kept({ request, call: { reply: aReply({ usage }) }, step }));
      }
      const told = (await collect(journal.usage('run-1'))).map(({ usage }) => usage.inputTokens);
      assert.equal(told.length, 2500);
      assert.equal(new Set(told).size, 2500);
    });

    inJournal('calls can be kept while others are told', async (journal) => {
      await journal.keepCall(kept({}));
      for await (const { provider } of journal.usage('run-1')) {
        await journal.keepCall(kept({ request: aRequest({ provider: `${provider} too`, draw: '2' }) }));
      }
      assert.deepEqual(await countCalls(journal, 'run-1'), { calls: 2, made: 2 });
    });
  });

  describe(`${name}: claims`, () => {
    const { key } = keyOf(aRequest());

    inJournal("what one has claimed is nobody else's, and still its own", async (journal) => {
      assert.equal(await journal.claim(key, { owner: 'one', now: 1000 }), 'claimed');
      assert.equal(await journal.claim(key, { owner: 'other', now: 1000 }), 'taken');
      assert.equal(await journal.claim(key, { owner: 'one', now: 2000 }), 'claimed');
      assert.equal(await journal.claim(hashOfText('another call'), { owner: 'other', now: 1000 }), 'claimed');
    });

    inJournal("a released claim is anybody's; nobody releases the claim of another", async (journal) => {
      await journal.claim(key, { owner: 'one', now: 1000 });
      await journal.release(key, 'other');
      assert.equal(await journal.claim(key, { owner: 'other', now: 1000 }), 'taken');
      await journal.release(key, 'one');
      assert.equal(await journal.claim(key, { owner: 'other', now: 1000 }), 'claimed');
    });

    inJournal('a claim ends with its call', async (journal) => {
      await journal.claim(key, { owner: 'one', now: 1000 });
      await journal.keepCall(kept({}));
      assert.equal(await journal.claim(key, { owner: 'other', now: 1000 }), 'done');
      assert.deepEqual(await journal.stakes('run-1', 'other'), []);
    });

    inJournal('a failure, or a call found, ends no claim', async (journal) => {
      await journal.claim(key, { owner: 'one', now: 1000 });
      await journal.keepStep({ ...kept({}).step, made: false, error: outage });
      assert.equal(await journal.claim(key, { owner: 'other', now: 1000 }), 'taken');
    });

    inJournal('after thirty seconds of silence a claim is taken over, by one', async (journal) => {
      await journal.claim(key, { owner: 'one', now: 1000 });
      assert.equal(await journal.claim(key, { owner: 'other', now: 31_000 }), 'taken');
      assert.equal(await journal.claim(key, { owner: 'other', now: 31_001 }), 'claimed');
      assert.equal(await journal.claim(key, { owner: 'third', now: 31_001 }), 'taken');
      assert.equal(await journal.claim(key, { owner: 'one', now: 31_001 }), 'taken');
      await journal.release(key, 'one');
      assert.equal(await journal.claim(key, { owner: 'third', now: 31_001 }), 'taken');
    });

    inJournal('what was at stake is lost with whoever dies, once, and with nobody else', async (journal) => {
      const usage = { inputTokens: 900, cachedInputTokens: 0, outputTokens: 50 };
      const stake = { run: 'run-1', provider: 'test', model: 'answerer', usage };
      await journal.claim(key, { owner: 'one', now: 1000, stake });
      await journal.claim(hashOfText('given back'), { owner: 'one', now: 1000, stake });
      await journal.release(hashOfText('given back'), 'one');
      assert.deepEqual(await journal.stakes('run-1', 'other'), [stake]);
      assert.deepEqual(await journal.stakes('run-1', 'one'), []);
      assert.deepEqual(await journal.stakes('run-2', 'other'), []);
      await journal.claim(key, { owner: 'other', now: 20_000, stake });
      assert.deepEqual(await collect(journal.usage('run-1')), []);
      await journal.claim(key, { owner: 'other', now: 40_000, stake: { ...stake, run: 'run-2' } });
      await journal.claim(key, { owner: 'other', now: 40_001, stake });
      const lost = { kind: 'lost', provider: 'test', model: 'answerer', at: 1000, usage };
      assert.deepEqual(await collect(journal.usage('run-1')), [lost]);
      await journal.keepCall(kept({}));
      assert.deepEqual(await journal.stakes('run-2', 'one'), []);
      assert.deepEqual(await collect(journal.usage('run-2')), []);
    });

    inJournal('a heartbeat keeps all claims of its owner, and of nobody else', async (journal) => {
      const keys = ['first', 'second', 'third'].map(hashOfText);
      for (const [index, one] of keys.entries())
        await journal.claim(one, { owner: index < 2 ? 'one' : 'silent', now: 1000 });
      await journal.keepClaims('one', 20_000);
      const taken = await Promise.all(keys.map((one) => journal.claim(one, { owner: 'other', now: 40_000 })));
      assert.deepEqual(taken, ['taken', 'taken', 'claimed']);
    });

    inJournal('a clock that was set back keeps no claim for ever', async (journal) => {
      await journal.claim(key, { owner: 'one', now: 9_000_000 });
      assert.equal(await journal.claim(key, { owner: 'other', now: 1000 }), 'claimed');
    });
  });

  describe(`${name}: versions`, () => {
    inJournal('that answered before a time are told once each, by model', async (journal) => {
      const call = (draw: string, startedAt: number, servedModel: string | null) =>
        kept({
          request: aRequest({ draw }),
          call: { startedAt, reply: aReply({ servedModel }) },
          step: { task: draw },
        });
      await journal.keepCall(call('1', 100, 'b'));
      await journal.keepCall(call('2', 200, 'a'));
      await journal.keepCall(call('3', 200, 'a'));
      await journal.keepCall(call('4', 200, null));
      await journal.keepCall(call('5', 300, 'c'));
      const model = 'test:answerer';
      assert.deepEqual(await journal.servedBefore(300), [
        { model, version: 'a' },
        { model, version: 'b' },
      ]);
      assert.deepEqual(await journal.servedBefore(100), []);
    });
  });

  describe(`${name}: runs`, () => {
    inJournal('a run comes back whole, and is listed without its evaluation', async (journal) => {
      const run = aRun();
      await journal.keepRun(run);
      assert.deepEqual(await journal.findRun(run.id), run);
      const { evaluation, ...header } = run;
      assert.deepEqual(await journal.runs(), [{ ...header, name: evaluation.name }]);
    });

    inJournal('runs are listed newest first; begun at the same time, the one kept last', async (journal) => {
      const runs = [aRun({ id: 'old' }), aRun({ id: 'new', startedAt: 3000 }), aRun({ id: 'twin' })];
      for (const run of runs) await journal.keepRun(run);
      await journal.keepRun(aRun({ id: 'old', status: 'interrupted' }));
      assert.deepEqual(
        (await journal.runs()).map((run) => run.id),
        ['new', 'twin', 'old'],
      );
    });

    inJournal(
      'a run ends, and can be opened again and read anew; nothing else of it changes',
      async (journal) => {
        const condition = { kind: 'unrated', atMost: 0.02 } as const;
        const run = aRun();
        await journal.keepRun(run);
        await journal.endRun(run.id, 'complete', 4000);
        assert.deepEqual(await journal.findRun(run.id), { ...run, status: 'complete', finishedAt: 4000 });
        const evaluation = anEvaluation({ gates: [{ candidate: null, measure: null, condition }] });
        await journal.keepRun({ ...run, evaluation, startedAt: 9999, version: '9' });
        assert.deepEqual(await journal.findRun(run.id), { ...run, evaluation });
      },
    );

    inJournal('tasks asked again are counted, each run for itself', async (journal) => {
      await journal.askAgain('run-1', ['a']);
      await journal.askAgain('run-1', ['a', 'b']);
      await journal.askAgain('run-2', ['b']);
      await journal.askAgain('run-3', []);
      assert.deepEqual(
        await journal.askedAgain('run-1'),
        new Map([
          ['a', 2],
          ['b', 1],
        ]),
      );
    });

    inJournal('tasks are asked again all together, or not at all', async (journal) => {
      const broken = ['a', null as unknown as string];
      await assert.rejects(journal.askAgain('run-1', broken));
      assert.deepEqual(await journal.askedAgain('run-1'), new Map());
      await journal.askAgain('run-1', ['a']);
      assert.deepEqual(await journal.askedAgain('run-1'), new Map([['a', 1]]));
    });
  });

  describe(`${name}: documents and labels`, () => {
    inJournal('a document comes back whole; kept twice, it stays as it was', async (journal) => {
      await journal.keepDocument(lighthouse);
      await journal.keepDocument({ ...lighthouse, mediaType: 'text/other' });
      assert.deepEqual(await journal.findDocument(lighthouse.hash), lighthouse);
    });

    inJournal(
      'labels come in the order they were given; a rater who thinks again replaces',
      async (journal) => {
        const first = aLabel({ at: 2 });
        const others = [aLabel({ rater: 'B', at: 1 }), aLabel({ measure: 'other', at: 3 })];
        for (const label of [first, ...others]) await journal.keepLabel(label);
        assert.deepEqual(await collect(journal.labels()), [others[0], first, others[1]]);
        const changed = aLabel({ value: 1.5, at: 4 });
        await journal.keepLabel(changed);
        assert.deepEqual(await collect(journal.labels()), [others[0], others[1], changed]);
      },
    );

    inJournal('labels can be written and read while others read them', async (journal) => {
      for (const rater of ['A', 'B', 'C']) await journal.keepLabel(aLabel({ rater }));
      const met: string[] = [];
      for await (const label of journal.labels()) {
        await journal.keepLabel(aLabel({ rater: `${label.rater} too` }));
        met.push(`${label.rater} of ${(await collect(journal.labels())).length}`);
      }
      assert.deepEqual(met, ['A of 4', 'B of 5', 'C of 6']);
    });
  });
}

const outage = { code: 'outage', message: 'down' };

/** A NUL, halves of a surrogate pair, what looks like a reference, and what line ends some would eat. */
const oddTexts = ['a\0b', '\ud800', '\udc00!', '{"hash":"00"}', 'a\r\nb\u2028c\ufeff', '🗼', ''];

function said(text: string): CallRequest['messages'][number] {
  return { role: 'user', parts: [{ kind: 'text', name: 'instructions', text }] };
}

/** A call on its way into the journal, for the task `task` of `run-1`. */
function kept(facts: { request?: CallRequest; call?: Partial<Call>; step?: Partial<Step> }): KeptCall {
  const request = facts.request ?? aRequest();
  const { key, content } = keyOf(request);
  const step = { run: 'run-1', task: 'task', role: 'answer', key, made: true, error: null, ...facts.step };
  return { call: aCall(key, facts.call), request, content, step };
}

function aLabel(facts: Partial<Label>): Label {
  return {
    answerHash: hashOfText('an answer'),
    question: 'steps',
    measure: 'closeness',
    rater: 'A',
    value: 3,
    at: 1,
    ...facts,
  };
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
