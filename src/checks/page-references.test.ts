import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { citesPage } from './page-references.ts';

function citing(texts: readonly string[], pageCount = 10): string[] {
  return texts.filter((text) => citesPage(text, pageCount));
}

describe('an answer names a page', () => {
  it('in the usual ways', () => {
    const texts = [
      'It has 48 steps (p. 3).',
      'See P.4',
      'See page 10.',
      'pp. 3-5',
      'pp. 3, 5 and 7',
      'Pages 3–4',
      'pages 3 to 5',
      'pages 3, and 5',
    ];
    assert.deepEqual(citing(texts), texts);
  });

  it('not where no page is named', () => {
    const texts = ['', 'Step. 4', 'homepage 4', 'page four', 'the page', 'p. xi', 'It has 4 pages.', 'p 4'];
    assert.deepEqual(citing(texts), []);
  });

  it('not where one of the pages is not in the document', () => {
    const texts = [
      'page 0',
      'page 11',
      'p. 3 and p. 11',
      'pp. 9-11',
      'pp. 3, 11',
      'pages 3 and 99',
      'p. 99999999999999999999',
    ];
    assert.deepEqual(citing(texts), []);
  });

  it('and does not take a number that follows for one', () => {
    assert.equal(citesPage('On page 4, 12 models are compared.', 10), true);
    assert.equal(citesPage('On page 4 and 12 times after', 10), true);
  });
});
