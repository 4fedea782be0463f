import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Calibration } from '../../src/report/calibration/calibration.ts';
import type { Report } from '../../src/report/report.ts';
import { assay, results } from './command.ts';
import { aProject, ferry, write } from './project.ts';

const questions = ['leave', 'fare', 'bicycle', 'wind', 'winter', 'money', 'office', 'card'];
const evaluation = {
  document: 'ferry.md',
  model: 'builtin:extractive',
  candidates: [
    { id: 'Short', guidance: 'Answer in one sentence.' },
    { id: 'Long', guidance: 'Answer in four sentences.' },
  ],
  questions: questions.map((id) => ({ id, ask: `What is said about the ${id}?` })),
  repeat: { answers: 1 },
  judge: { model: 'builtin:lexical' },
};

type Sheet = Record<string, string>[];

describe('labels by people', { concurrency: 1 }, () => {
  let folder = '';
  before(async () => {
    folder = await aProject({ 'ferry.md': ferry, 'assay.yaml': JSON.stringify(evaluation) });
    await results(folder, 'run');
  });

  const sheetOf = async (name: string): Promise<Sheet> =>
    parse(await readFile(join(folder, name), 'utf8'), { columns: true });

  /** Fills a sheet in, and reads it. */
  async function fill(name: string, label: (index: number) => string): Promise<string> {
    const rows = (await sheetOf(name)).map((row, index) => ({ ...row, label: label(index) }));
    await write(folder, { 'filled.jsonl': rows.map((row) => JSON.stringify(row)).join('\n') });
    return results(folder, 'label', '--read', 'filled.jsonl');
  }

  it('are asked for blind: the sheet names no candidate, no model and no rating', async () => {
    await results(folder, 'label', '--draw', '6', '--rater', 'ann', '--output', 'ann.csv');
    const sheet = await sheetOf('ann.csv');
    assert.equal(new Set(sheet.map(({ question }) => question)).size, 6);
    const text = JSON.stringify(sheet);
    for (const hidden of ['Short', 'Long', 'builtin', 'sentence.', 'Total'])
      assert.ok(!text.includes(hidden));
  });

  it('are kept whole or not at all', async () => {
    await write(folder, { 'bad.csv': 'key,label,rater\nx,4,ann\n' });
    const { code, stderr } = await assay(folder, 'label', '--read', 'bad.csv');
    assert.equal(code, 2);
    assert.match(stderr, /nothing was kept of bad\.csv\nbad\.csv:2: key is of no answer of this run/);
    assert.match(await results(folder, 'calibrate'), /no answer has a label/);
  });

  it('by several people are kept apart, and tell how far the judge can be trusted', async () => {
    assert.match(await fill('ann.csv', (index) => String(1 + (index % 5))), /^\d+ labels kept\n$/);
    await results(folder, 'label', '--draw', '6', '--rater', 'ben', '--output', 'ben.csv');
    const [first, second] = [await sheetOf('ann.csv'), await sheetOf('ben.csv')];
    assert.deepEqual(
      second.map(({ key }) => key),
      first.map(({ key }) => key),
    );
    await fill('ben.csv', (index) => (index === 0 ? '' : String(1 + (index % 5))));
    const calibration = JSON.parse(await results(folder, 'calibrate', '--format', 'json')) as Calibration;
    const [measure] = calibration.measures;
    assert.equal(calibration.schema, 'assay/calibrate/1');
    assert.deepEqual([measure?.counts.raters, measure?.ceiling?.raters], [2, ['ann', 'ben']]);
    assert.equal(measure?.ceiling?.pairs, measure?.ceiling?.alike);
    assert.deepEqual(
      measure?.candidates.map(({ id }) => id),
      ['Short', 'Long'],
    );
  });

  it('are named in the report, which no longer calls the judge unchecked', async () => {
    const report = JSON.parse(await results(folder, 'report', '--format', 'json')) as Report;
    const agreement = report.trust['question-answering']?.agreement;
    assert.ok((agreement?.labels ?? 0) > 10);
    assert.ok(agreement?.kappa.estimate !== null);
    assert.ok(!report.warnings.some(({ code }) => code === 'judge-unchecked'));
    assert.match(await results(folder, 'report'), /^Judge: against \d+ labels by people /m);
  });

  it('are exported, and calibrated from the file as from the run', async () => {
    const [labels, ratings] = await Promise.all(
      ['labels', 'ratings'].map((rows) => results(folder, 'export', '--rows', rows)),
    );
    await write(folder, { 'all.jsonl': `${ratings}${labels}` });
    const of = async (...typed: readonly string[]): Promise<Calibration> =>
      JSON.parse(await results(folder, 'calibrate', ...typed, '--format', 'json')) as Calibration;
    const [fromFile, fromRun] = [await of('all.jsonl', '--rubric', 'question-answering'), await of()];
    assert.deepEqual(fromFile.measures[0], fromRun.measures[0]);
  });

  it('survive a run that is made anew, as far as the answers are the same', async () => {
    await results(folder, 'run', '--fresh');
    const report = JSON.parse(await results(folder, 'report', '--format', 'json')) as Report;
    assert.ok((report.trust['question-answering']?.agreement?.labels ?? 0) > 10);
  });

  describe('refusals', () => {
    const refused: readonly [string, readonly string[], RegExp][] = [
      [
        'a sheet over another one',
        ['label', '--draw', '1', '--output', 'ann.csv'],
        /--output ann\.csv: is there already, perhaps with labels in it; read it with --read, or name another file/,
      ],
      ['neither draw nor read', ['label'], /give either --draw <questions>/],
      ['both', ['label', '--draw', '1', '--read', 'a.csv'], /give either --draw <questions>/],
      ['another measure', ['label', '--draw', '1', '--measure', 'x'], /--measure x: no judge of the run/],
      ['no such sheet', ['label', '--read', 'gone.csv'], /gone\.csv/],
      [
        'another measure to calibrate',
        ['calibrate', '--measure', 'x'],
        /--measure x: the run .* holds no such/,
      ],
      [
        'a scale for a run',
        ['calibrate', '--scale', '1..5'],
        /--scale: is for a table; a run knows this itself/,
      ],
      [
        'a table without labels',
        ['calibrate', 'plain.csv'],
        /plain\.csv: has no column label; .* --map label=/,
      ],
      ['a field that is none', ['calibrate', 'plain.csv', '--map', 'lable=rating'], /did you mean label\?/],
      ['a column that is not there', ['calibrate', 'plain.csv', '--map', 'label=x'], /has no column x/],
      [
        'columns that stand for no person',
        ['calibrate', 'plain.csv', '--wide', 'rating:judge'],
        /write …:rater/,
      ],
      [
        'a majority of what is no person',
        ['calibrate', 'plain.csv', '--majority', 'judge'],
        /write --majority rater/,
      ],
      [
        'two scales',
        ['calibrate', 'plain.csv', '--scale', '1..5', '--rubric', 'fluency'],
        /leave one of them out/,
      ],
    ];
    for (const [what, typed, says] of refused) {
      it(what, async () => {
        await write(folder, { 'plain.csv': 'question,rating\na,1\n' });
        const { code, stderr, stdout } = await assay(folder, ...typed);
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, says);
      });
    }
  });
});
