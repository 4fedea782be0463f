import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { indexDocument } from './document-index.ts';
import { findQuotation } from './find-quotation.ts';
import { ferry } from './fixtures/ferry.ts';

const document = indexDocument(ferry);

function exact(quotation: string): boolean {
  return findQuotation(quotation, document)?.exact ?? false;
}

describe('a quotation is found through', () => {
  const ways: Readonly<Record<string, string>> = {
    'ligatures of the document': 'The first officer decides, and the captain cannot overrule',
    'ligatures of its own': 'Dogs travel free. the ﬁrst'.slice(0, 16),
    'a hyphen at a line’s end that is the word’s own': 'for its long-term repair',
    'a hyphen at a line’s end that is the line’s': 'keeps the timetable, and publishes it',
    'hyphens and line breaks copied with it': 'for its long-\nterm repair',
    'soft hyphens': 'The har\u00adbour office keeps the time\u00adtable',
    'a page break, running titles and a note between': 'A crew of seven works in shifts',
    'the mark of a note': 'winds of more than 20 knots. The first officer',
    'other quotation marks': 'Tickets are sold on board: "Nobody is left behind',
    'other dashes': 'takes 35 minutes—in fog it takes longer',
    'other spaces': 'The  crossing\u00a0takes\n35 minutes',
    'other case': 'STATE-OF-THE-ART RADAR WAS BOUGHT',
    'a letter in brackets': '[t]he council paid $6 million',
    'emphasis of Markdown': 'the ferry **made** 4,380 crossings',
    'spaces before a sign': 'uses 13 % less oil',
    'an omission': 'It is not allowed to sail […] The first officer decides',
    'an omission over the page': 'The council paid $6 million ... seven works in shifts of twelve hours',
    'omissions at its ends': '… planned, but the council has not agreed …',
  };
  for (const [way, quotation] of Object.entries(ways))
    it(way, () => assert.equal(exact(quotation), true, quotation));

  it('running titles and notes that it quotes itself', () => {
    assert.deepEqual(findQuotation('A report to the council', document)?.passages[0]?.firstPage, 1);
    assert.equal(exact('Measured at the pier, ten metres above the water.'), true);
  });
});

describe('a quotation is not found with', () => {
  const changes: Readonly<Record<string, string>> = {
    'a number changed': 'built in 1978 and carries 240 passengers',
    'a decimal point moved': 'Two engines of 12,505 kW drive the ship',
    'a sign lost': 'The temperature in the engine room fell to 5 °C',
    'a currency changed': 'The council paid €6 million for its',
    'a “not” dropped': 'the council has agreed to pay for it',
    'a “not” put in': 'The ferry was not built in 1987',
    'a “not” hidden in an omission': 'It is […] allowed to sail in winds of more than',
    'an apostrophe that turns it round': 'The old one can be sold before 2031',
    'a prefix lost': 'term repair. A crew of seven',
    'a name swapped': 'Tickets are sold on board: “Nobody is left behind for want of a coat',
    'a word cut in two': 'The har bour office keeps the timetable',
    'two words run into one': 'The ferry wasbuilt in 1987',
    'two sentences run into one': 'the ferry made 4,380 crossings nobody was hurt',
    'words exchanged': 'In 2019 the made ferry 4,380 crossings',
  };
  for (const [change, quotation] of Object.entries(changes))
    it(change, () => assert.equal(findQuotation(quotation, document)?.exact, false, quotation));
});

test('what is made up, or joined from two places, is not found at all', () => {
  const inventions = [
    'The captain regrets that the harbour was never finished',
    'The ferry was built in 1987 before 2031 on board of the council',
    'Dogs travel free … for want of a captain who never sleeps',
    '…',
    '',
  ];
  for (const invention of inventions) assert.equal(findQuotation(invention, document), null, invention);
});

test('parts in an order that the document does not have differ as a whole', () => {
  const found = findQuotation('Nobody was hurt … The ferry was built in 1987', document);
  assert.deepEqual(
    [found?.exact, found?.differences],
    [
      false,
      [
        {
          document: 'Nobody was hurt … The ferry was built in 1987',
          answer: 'Nobody was hurt … The ferry was built in 1987',
        },
      ],
    ],
  );
});

test('a quotation that stands in several places is found in all of them', () => {
  const pages = ['The lamp was lit at dusk.', 'Nothing.', 'Again the lamp was lit at dusk.'];
  const twice = indexDocument(pages.map((text, at) => ({ number: at + 1, text })));
  const found = findQuotation('the lamp was lit', twice)?.passages.map(({ firstPage }) => firstPage);
  assert.deepEqual([...new Set(found)], [1, 3]);
});

test('a passage is given by page and character, so that it can be shown', () => {
  const [passage] = findQuotation('a crew of seven works', document)?.passages ?? [];
  assert.ok(passage !== undefined);
  const { firstPage, lastPage, start, end, text } = passage;
  assert.deepEqual([firstPage, lastPage, text], [2, 3, 'A crew of seven works']);
  assert.ok(ferry[1]?.text.slice(start).startsWith('A crew of\n'));
  assert.ok(ferry[2]?.text.slice(0, end).endsWith('seven works'));
});

test('a text of many pages quoted whole is found, and one word changed in it is too', () => {
  const words = Array.from({ length: 900 }, (_, at) => `word${at} follows`);
  const long = indexDocument([{ number: 1, text: words.join(' ') }]);
  const changed = words.with(450, 'word450 precedes').join(' ');
  assert.equal(findQuotation(words.join(' '), long)?.exact, true);
  assert.deepEqual(findQuotation(changed, long)?.differences, [{ document: 'follows', answer: 'precedes' }]);
});
