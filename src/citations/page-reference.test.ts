import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPageReferences } from './page-reference.ts';

const read = (text: string): unknown[] =>
  readPageReferences(text, []).map(({ text: found, pages }) => [found, ...pages]);

describe('page references are read', () => {
  it('in the usual ways', () => {
    const usual: Readonly<Record<string, readonly number[]>> = {
      'p. 12': [12],
      'p.12': [12],
      'pg. 12': [12],
      'Page 12': [12],
      'page 12 of 41': [12],
      'pp. 12-14': [12, 13, 14],
      'pp. 112–14': [112, 113, 114],
      'pages 3 and 7': [3, 7],
      'pages 3, 5 and 7': [3, 5, 7],
      'pages 3 to 5': [3, 4, 5],
      'S. 12': [12],
      'S. 12 f.': [12, 13],
      'S. 12 ff.': [12, 13, 14],
      'Seite 12': [12],
      'Seiten 3 bis 5': [3, 4, 5],
      'auf S. 3 und 7': [3, 7],
      '[p 4]': [4],
    };
    for (const [text, pages] of Object.entries(usual))
      assert.deepEqual(readPageReferences(`See ${text}, there.`, [])[0]?.pages, pages, text);
  });

  it('each on its own', () => {
    assert.deepEqual(read('On page 4, 12 models (p. 7) and [p. 9].'), [
      ['page 4', 4],
      ['p. 7', 7],
      ['p. 9', 9],
    ]);
  });

  it('as a bare number right behind a quotation', () => {
    const quoted = [{ text: '', start: 0, end: 3 }];
    assert.deepEqual(
      readPageReferences('qqq (12) and (13)', quoted).map(({ pages }) => pages),
      [[12]],
    );
    assert.deepEqual(readPageReferences('qqq (2019)', quoted), []);
  });

  it('not where no page is named', () => {
    const none = [
      '',
      'Step. 4',
      'homepage 4',
      'page four',
      'It has 4 pages.',
      'p 4',
      'the U.S. 12',
      'models. 12',
      '(12)',
    ];
    for (const text of none) assert.deepEqual(read(text), [], text);
  });

  it('of an endless range only the ends', () => {
    assert.deepEqual(read('pp. 1-999999999'), [['pp. 1-999999999', 1, 999999999]]);
  });
});
