import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallRequest } from '../../record/call.ts';
import { extractive } from './extractive.ts';
import { context, documentPart, lighthouse, requestOf, textPart } from './fixtures/lighthouse.ts';

const ask = (question: string, changes: Partial<CallRequest> = {}) =>
  extractive().ask(requestOf([documentPart, textPart('question', question)], changes), context);
const answer = async (question: string, system: string | null = null): Promise<string> =>
  (await ask(question, { system })).text;

test('answers with the sentence that matches, and its page', async () => {
  assert.match(
    await answer('When was the lighthouse built?'),
    /^The lighthouse of Ravn was built in 1887 .* \(p\. 1\)\./,
  );
  assert.match(
    await answer('How much does the bell weigh?', 'One sentence.'),
    /weighs 90 kilograms \(p\. 3\)\.$/,
  );
});

test('prefers a sentence that defines, counts or gives a reason where that is asked', async () => {
  assert.match(await answer('How much is the wage of the keeper?', 'One sentence.'), /310 crowns/);
  assert.match(await answer('Why must the keeper inspect the lamp?', 'One sentence.'), /because salt/);
});

test('says so where the document does not', async () => {
  for (const question of ['What is the capital of France?', 'Which zebra paints the submarine?']) {
    assert.equal(await answer(question), 'The document does not say this.');
  }
});

test('a summary takes central sentences in the order of the document', async () => {
  const text = await answer('Summarise the document in three sentences.');
  const pages = [...text.matchAll(/\(p\. (\d)\)/g)].map((match) => Number(match[1]));
  assert.equal(pages.length, 3);
  assert.deepEqual(
    pages,
    pages.toSorted((a, b) => a - b),
  );
});

test('obeys limits, of the question before those of the guidance', async () => {
  const pages = (text: string): number => text.match(/\(p\. \d\)/g)?.length ?? 0;
  assert.equal(pages(await answer('What does the keeper do?', 'Answer in one sentence.')), 1);
  assert.ok(pages(await answer('What does the keeper do?', 'Answer in detail.')) > 2);
  assert.equal(pages(await answer('What does the keeper do, in one sentence?', 'Answer in detail.')), 1);
  const short = await answer('What does the keeper do?', 'Use at most 12 words.');
  assert.ok((short.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= 12, short);
});

test('writes a list where one is asked for', async () => {
  const lines = (await answer('What does the keeper do?', 'Use bullet points.')).split('\n');
  assert.ok(lines.length > 1);
  assert.ok(lines.every((line) => line.startsWith('- ')));
});

test('quotes word for word where citations are asked for, but never what it changed', async () => {
  const quoted = /“([^”]+)” \(p\. 2\)/.exec(
    await answer('When is the log book sent?', 'One sentence. Cite.'),
  )?.[1];
  assert.ok(quoted !== undefined);
  assert.ok(lighthouse.pages[1]?.text.replaceAll('\n', ' ').includes(quoted));
  assert.doesNotMatch(await answer('Why must the keeper inspect the lamp?', 'One sentence. Cite.'), /“/);
});

test('at temperature 0 nothing varies; above 0 the seed decides', async () => {
  const texts = async (temperature: number, seeds: number[]): Promise<Set<string>> => {
    const replies = seeds.map((seed) => ask('What does the keeper do?', { settings: { temperature }, seed }));
    return new Set((await Promise.all(replies)).map(({ text }) => text));
  };
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  assert.equal((await texts(0, seeds)).size, 1);
  assert.ok((await texts(1, seeds)).size > 1);
  assert.equal((await texts(1, [5, 5, 5])).size, 1);
});

test('counts tokens by characters and says what it is', async () => {
  const { usage, servedModel, sighted, finish, text } = await ask('When was the lighthouse built?');
  const characters = lighthouse.pages.reduce((sum, page) => sum + page.text.length, 0);
  assert.equal(usage.inputTokens, Math.ceil((characters + 'When was the lighthouse built?'.length) / 4));
  assert.deepEqual([usage.outputTokens, usage.cachedInputTokens], [Math.ceil(text.length / 4), 0]);
  assert.deepEqual([servedModel, sighted, finish], ['extractive/1', true, 'stop']);
});

test('is cut off where the settings allow no more', async () => {
  const reply = await ask('When was the lighthouse built?', { settings: { maxOutputTokens: 5 } });
  assert.deepEqual([reply.finish, reply.text.length, reply.usage.outputTokens], ['cut-off', 20, 5]);
});

test('reads a document once, but asks again for one that was not there', async () => {
  const model = extractive();
  let reads = 0;
  const documents = {
    bytes: () => Promise.reject(new Error('no bytes are read here')),
    read: () => {
      reads += 1;
      return reads === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(lighthouse);
    },
  };
  const request = requestOf([documentPart, textPart('question', 'When was the lighthouse built?')]);
  await assert.rejects(model.ask(request, { documents }), {
    code: 'document-unavailable',
    reach: 'task',
    message: 'gone',
  });
  await model.ask(request, { documents });
  await model.ask(request, { documents });
  assert.equal(reads, 2);
});

test('a document too short for anything central, or without sentences, is still answered from', async () => {
  for (const text of ['The bell rings in heavy fog.', 'spare wick for lamp and bell']) {
    const documents = {
      bytes: () => Promise.reject(new Error('no bytes are read here')),
      read: () => Promise.resolve({ ...lighthouse, pages: [{ number: 1, text }] }),
    };
    for (const question of ['Summarise the document.', 'What does the bell do?']) {
      const request = requestOf([documentPart, textPart('question', question)]);
      const reply = await extractive().ask(request, { documents });
      assert.match(reply.text, /bell.* \(p\. 1\)\.$/, question);
    }
  }
});

test('an empty document says nothing', async () => {
  const documents = {
    bytes: () => Promise.reject(new Error('no bytes are read here')),
    read: () => Promise.resolve({ ...lighthouse, pages: [] }),
  };
  for (const question of ['Summarise the document.', 'What does the bell do?']) {
    const reply = await extractive().ask(requestOf([documentPart, textPart('question', question)]), {
      documents,
    });
    assert.equal(reply.text, 'The document does not say this.');
  }
});

test('streams its text where somebody listens', async () => {
  const pieces: string[] = [];
  const request = requestOf([documentPart, textPart('question', 'When was the lighthouse built?')]);
  const { text } = await extractive().ask(request, { ...context, onText: (piece) => pieces.push(piece) });
  assert.equal(pieces.join(''), text);
});

test('refuses what it cannot answer from', async () => {
  const question = textPart('question', 'When was it built?');
  const refused: [Parameters<typeof requestOf>, RegExp][] = [
    [[[documentPart]], /"question".*none/],
    [[[documentPart, question, question]], /"question".*2/],
    [[[question]], /document/],
    [[[documentPart, { kind: 'document', hash: 'other' }, question]], /one document/],
    [[[documentPart, question], { schema: { kind: 'enum', values: ['yes'] } }], /schema/],
  ];
  for (const [[parts, changes], message] of refused) {
    await assert.rejects(extractive().ask(requestOf(parts, changes), context), {
      code: 'bad-request',
      reach: 'task',
      message,
    });
  }
});
