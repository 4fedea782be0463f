import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lighthouse } from './fixtures/lighthouse.ts';
import { readPassages } from './passages.ts';

const onePage = (text: string) => [...readPassages([{ number: 1, text }])];
const complete = (text: string): string[] =>
  onePage(text)
    .filter((passage) => passage.complete)
    .map((passage) => passage.text);

const passages = [...readPassages(lighthouse.pages)];
const find = (start: string) => {
  const passage = passages.find(({ text }) => text.startsWith(start));
  assert.ok(passage, `no passage begins with ${start}`);
  return passage;
};

test('a sentence is put together over its lines and knows its page', () => {
  const sentence = find('The log book is sent');
  assert.equal(
    sentence.text,
    'The log book is sent to the harbour office twice a year, in March and in September.',
  );
  assert.deepEqual([sentence.page, sentence.complete, sentence.verbatim], [2, true, true]);
});

test('running titles and page numbers are dropped, headings are no sentences', () => {
  assert.ok(passages.every(({ text }) => !text.includes('Keeping the Light')));
  assert.equal(find('Keeping the lighthouse').complete, false);
});

test('a word broken at the end of a line is mended, a hyphenated one keeps its hyphen', () => {
  assert.match(find('In fog').text, /every two minutes until/);
  const text = 'A two-week cycle is usual there. The cycle that we mean is a short two-\nweek cycle of work.';
  assert.equal(complete(text)[1], 'The cycle that we mean is a short two-week cycle of work.');
});

test('a footnote stands apart; the sentence that carried its mark is no longer verbatim', () => {
  const marked = find('A keeper must');
  assert.match(marked.text, /salt dulls the lens\.$/);
  assert.equal(marked.verbatim, false);
  assert.equal(find('It stands on').verbatim, true);
  assert.equal(find('Salt settles').page, 1);
});

test('a list is read on from the line that announces it', () => {
  const list = find('The keeper needs');
  assert.equal(
    list.text,
    'The keeper needs the following tools: A linen cloth for the lens; A brass oil can; A spare wick for the lamp.',
  );
  assert.equal(list.verbatim, false);
});

test('a sentence that crosses pages stands on the page where it begins', () => {
  const pages = [
    { number: 4, text: 'The long way to the harbour leads over the hill and\n7' },
    { number: 5, text: 'then down along the shore to the pier.\n8' },
  ];
  const [passage] = readPassages(pages);
  assert.deepEqual(passage, {
    text: 'The long way to the harbour leads over the hill and then down along the shore to the pier.',
    page: 4,
    complete: true,
    verbatim: false,
  });
});

test('tables of contents are no text', () => {
  const leaders = 'The lamp ........ 3\nThe bell . . . . . 9\nThe keeper of the lamp lives on the rock.';
  assert.deepEqual(
    onePage(leaders).map(({ text }) => text),
    ['The keeper of the lamp lives on the rock.'],
  );
  const plain = 'Contents\nThe lamp 3\nThe bell 9\nThe fog 12\nThe log 17\nThe boat 20';
  assert.deepEqual(onePage(plain), []);
});

test('ligatures and soft hyphens are resolved', () => {
  assert.deepEqual(complete('The ﬁrst of the light\u00adhouses is o\ufb03cially open.'), [
    'The first of the lighthouses is officially open.',
  ]);
});

test('no text gives no passages', () => {
  assert.deepEqual([...readPassages([])], []);
  assert.deepEqual(onePage(''), []);
});

test('a word broken over several lines, and one that is hyphenated elsewhere, are put together', () => {
  const [first, second] = onePage(
    'The long-term plan of the light-\nhouse-\nkeeper was made in the har-\nbour. A long-\nterm plan is a good plan.',
  );
  assert.equal(first?.text, 'The long-term plan of the lighthousekeeper was made in the harbour.');
  assert.deepEqual([second?.text, second?.page], ['A long-term plan is a good plan.', 1]);
});

test('a list that announces nothing more than sentences is left as it is, each time', () => {
  const list = 'Things to do:\n\n- Clean the lamp today.\n- Ring the bell now.\n\n';
  assert.equal(onePage(list.repeat(3)).length, 9);
});
