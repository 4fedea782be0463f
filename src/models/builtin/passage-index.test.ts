import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentWords } from './content-words.ts';
import { lighthouse } from './fixtures/lighthouse.ts';
import { PassageIndex } from './passage-index.ts';

const index = await PassageIndex.read(lighthouse.pages);
const words = (text: string): Set<string> => new Set(contentWords(text));

test('a rarer word weighs more, an unknown one most', () => {
  assert.ok(index.weight('keeper') < index.weight('granit'));
  assert.ok(index.weight('granit') < index.weight('zebra'));
});

test('BM25 gives what its formula gives', async () => {
  const two = await PassageIndex.read([
    { number: 1, text: 'Red foxes chase brown hares. Brown hares like brown fields.' },
  ]);
  // N = 2, both passages have 5 content words less function words: lengths 5 and 4 (like is none); red is in one.
  const lengths = two.passages.map((passage) => passage.words.length);
  const mean = (lengths[0]! + lengths[1]!) / 2;
  const expected = (Math.log(1 + 1.5 / 1.5) * 1.6) / (1 + 0.6 * (0.5 + (0.5 * lengths[0]!) / mean));
  assert.deepEqual([...two.scores(['red']).keys()], [0]);
  assert.ok(Math.abs(two.scores(['red']).get(0)! - expected) < 1e-12);
});

test('the best place is where the words stand together', () => {
  const place = index.bestPlace(words('bell weighs kilograms'));
  assert.match(index.passages[place?.at ?? -1]?.text ?? '', /90 kilograms/);
  assert.deepEqual([place?.alone, place?.share], [1, 1]);
});

test('neighbours count for the share, not for the passage alone', () => {
  const place = index.bestPlace(words('granite 1887'));
  assert.equal(place?.share, 1);
  assert.ok((place?.alone ?? 1) < 0.6);
});

test('words that are nowhere have no place', () => {
  assert.equal(index.bestPlace(words('zebra savannah')), null);
  assert.equal(index.bestPlace(new Set()), null);
  assert.equal(index.share([], new Set(['lamp'])), 0);
});

test('what shares words with the rest is more central than what does not', () => {
  const centrality = (start: string): number =>
    index.centrality()[index.passages.findIndex(({ text }) => text.startsWith(start))] ?? -1;
  assert.ok(centrality('The log book is sent') > centrality('Salt settles'));
  assert.ok(index.keyWords(4).includes('keeper'));
  assert.ok(!index.keyWords(100).includes('granit'), 'a word of one passage only is no key word');
});

test('an empty document is an empty index', async () => {
  const empty = await PassageIndex.read([]);
  assert.deepEqual([empty.characters, empty.centrality(), [...empty.scores(['lamp'])]], [0, [], []]);
});
