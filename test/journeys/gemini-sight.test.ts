import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import { results, type Place } from './command.ts';
import { aPlace, aServer, rowsOf } from './gemini.ts';

describe('a judge that is not shown the document', { concurrency: 2 }, () => {
  let place: Place;
  let table = '';
  before(async () => {
    place = await aPlace(await aServer({ judgeBlindTo: 'file' }), { document: 'handbook.pdf' });
    table = await results(place, 'run');
  });

  it('is known by its tokens: each of its ratings is blind', async () => {
    const ratings = await rowsOf(place, 'ratings');
    assert.equal(ratings.length, 6);
    for (const { outcome, blind } of ratings) assert.deepEqual([outcome, blind], ['rated', true]);
  });

  it('is named before any number, in every form of the report', async () => {
    const report = JSON.parse(await results(place, 'report', '--format', 'json')) as Report;
    assert.equal(report.trust['question-answering']?.sighted, false);
    assert.equal(report.measures[0]?.judges[0]?.blind, 6);
    assert.equal(report.warnings[0]?.code, 'blind');
    const markdown = await results(place, 'report', '--format', 'markdown');
    const html = await results(place, 'export', '--format', 'html');
    for (const [page, heading] of [
      [table, 'candidate  mean'],
      [markdown, '| candidate |'],
      [html, '<th'],
    ] as const) {
      const said = page.search(/which\s+did\s+not\s+see\s+the\s+document/);
      assert.ok(said >= 0 && said < page.indexOf(heading), page);
    }
  });
});
