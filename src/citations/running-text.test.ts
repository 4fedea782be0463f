import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ferry } from './fixtures/ferry.ts';
import { runningText } from './running-text.ts';

const pagesOf = (texts: readonly string[]) => texts.map((text, at) => ({ number: at + 1, text }));

/** What is left of each page. */
function left(texts: readonly string[]): string[] {
  const pages = pagesOf(texts);
  const stretches = runningText(pages);
  return pages.map(({ number, text }) => {
    const own = stretches.filter(({ page }) => page === number);
    return own
      .map(({ start, end }) => text.slice(start, end))
      .join('')
      .trim();
  });
}

describe('left out of the running text are', () => {
  it('titles that stand on many pages, with their numbers, and notes with their marks', () => {
    const [, second = '', third = ''] = left(ferry.map(({ text }) => text));
    assert.ok(second.startsWith('The ferry was built') && second.endsWith('A crew of'));
    assert.match(second, /more than 20\nknots\. The/);
    assert.match(third, /^seven works/);
  });

  it('page numbers, the outermost only', () => {
    assert.deepEqual(left(['a\n4\n12', '7\nb', 'Page 3 of 9\nc\n- 3 -']), ['a\n4', 'b', 'c']);
  });

  it('raised numbers that are no exponents, and the targets of links', () => {
    assert.deepEqual(left(['The lamp¹ and [the rock](https://example.org/rock) of 10² m²']), [
      'The lamp and [the rock of 10² m²',
    ]);
  });
});

describe('kept are', () => {
  it('lines that stand on few pages', () =>
    assert.deepEqual(left(['Title\na', 'Title\nb']), ['Title\na', 'Title\nb']));

  it('decimals that look like the mark of a note', () => {
    const page = 'Version 4.2 is old.2\nMore\nMore\n2 Says the maker.\nEnd';
    assert.deepEqual(left([page]), ['Version 4.2 is old.\nMore\nMore']);
  });

  it('nothing of an empty page', () => assert.deepEqual(left(['']), ['']));
});
