import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeWishes, readGuidanceWishes, readWishes, withoutWishes } from './wishes.ts';

test('limits are read as digits and as words; of a range, the upper end', () => {
  const sentences: [string, number | null][] = [
    ['Answer in one sentence.', 1],
    ['Reply with a single sentence', 1],
    ['Use at most 3 short sentences', 3],
    ['in two to four sentences', 4],
    ['one or two sentences', 2],
    ['1-2 sentences', 2],
    ['in one paragraph', 4],
    ['Give five bullet points', 5],
    ['List three risks of fog.', 3],
    ['What does the first sentence say?', null],
    ['Which three towers are there?', null],
  ];
  for (const [text, limit] of sentences) assert.equal(readWishes(text).sentences, limit, text);
  assert.equal(readWishes('in no more than 40 words').words, 40);
  assert.equal(readWishes('a 50-word answer').words, 50);
  assert.equal(readWishes('Which words are used?').words, null);
});

test('how much is wanted', () => {
  assert.equal(readGuidanceWishes('Be terse.').amount, 'brief');
  assert.equal(readGuidanceWishes('Give short answers without details.').amount, 'brief');
  assert.equal(readGuidanceWishes('Answer thoroughly.').amount, 'detailed');
  assert.equal(readGuidanceWishes('Answers of moderate length, please.').amount, 'moderate');
  assert.equal(readGuidanceWishes('You are a helpful assistant.').amount, null);
});

test('in a question, a word about the matter is no wish', () => {
  assert.equal(readWishes('Why are short contracts better?').amount, null);
  assert.equal(readWishes('Briefly: why are contracts better?').amount, 'brief');
});

test('lists, quotations and simple words', () => {
  assert.equal(readWishes('Use bullet points').bullets, true);
  assert.equal(readWishes('Cite the pages you rely on').quotes, true);
  assert.equal(readWishes('Do not cite anything').quotes, false);
  assert.equal(readWishes('Explain it like I am five').simple, true);
  assert.equal(readWishes("Explain it like I'm 5").simple, true);
  assert.equal(readWishes('Explain it in plain English').simple, true);
  const none = readWishes('Who built the tower?');
  assert.deepEqual([none.bullets, none.quotes, none.simple], [false, false, false]);
});

test('the length that a question asks for goes before that of the guidance', () => {
  const guidance = readGuidanceWishes('Answer in detail and cite pages.');
  assert.deepEqual(mergeWishes(guidance, readWishes('Who built it, in one sentence?')), {
    sentences: 1,
    words: null,
    amount: null,
    bullets: false,
    quotes: true,
    simple: false,
  });
  assert.equal(mergeWishes(guidance, readWishes('Who built it?')).amount, 'detailed');
});

test('the matter is left when the wishes are taken off', () => {
  const rest = withoutWishes(
    'Please explain in two sentences what the document says about fog, like I am five.',
  );
  assert.deepEqual(rest.match(/\w+/g), ['what', 'about', 'fog']);
});
