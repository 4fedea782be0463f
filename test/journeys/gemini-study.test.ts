import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import type { GeminiServer } from '../kit/gemini/server.ts';
import { assay, results, type Ended, type Place } from './command.ts';
import { aPlace, aServer, flash, generations, handbook, key, otherFlash, rowsOf } from './gemini.ts';
import { write } from './project.ts';

const guidances: Record<string, string> = {
  Terse: 'Answer in one sentence.',
  Moderate: 'Answer in three or four sentences.',
  Cited: 'Quote the document.',
};
const quality: Record<string, number> = { Terse: 2.4, Moderate: 3.1, Cited: 3.9 };
const questions = Array.from({ length: 12 }, (_, index) => `What does section ${index * 3 + 1} say?`);

/** 3 guidances x 12 questions x 3 answers, each rated twice in two turns. */
const study = {
  model: flash,
  guidances,
  questions,
  repeat: { answers: 3, ratings: 2 },
  judge: { model: otherFlash, rubric: 'question-answering', turns: 'two' },
};
const answers = 3 * 12 * 3;
const judgements = answers * 2 * 2;

const documents: Record<string, () => Promise<Uint8Array>> = {
  'a PDF of 41 pages': () => handbook(41),
};
const data = process.env['ASSAY_DATA'];
if (data === undefined) it.skip('a study on a real PDF of 41 pages: needs ASSAY_DATA, a folder with pdfs/');
else
  documents['a real PDF of 41 pages'] = () => readFile(join(data, 'pdfs/technology-budgeting-handbook.pdf'));

for (const [name, bytes] of Object.entries(documents))
  describe(`a study of 108 answers on ${name}`, () => {
    let server: GeminiServer;
    let place: Place;
    let first: Ended;
    before(async () => {
      const candidates = Object.entries(guidances).map(([id, match]) => ({
        match,
        quality: quality[id] ?? 0,
      }));
      server = await aServer({ truth: { candidates } });
      place = await aPlace(server, study);
      await write(place.folder, { 'handbook.pdf': await bytes() });
      first = await assay(place, 'run');
    });

    it('is done with one upload and 540 calls', () => {
      assert.equal(first.code, 0, first.stderr);
      const { startUpload, finishedUpload, generateContent, answer, judgement } = server.counts;
      assert.deepEqual([startUpload, finishedUpload], [1, 1]);
      assert.deepEqual([generateContent, answer, judgement], [540, answers, judgements]);
      assert.match(first.stdout, /540 calls/);
    });

    it('shows the document to the judge in every call, in both turns', () => {
      const judged = generations(server).filter(({ judges }) => judges);
      assert.equal(judged.length, judgements);
      const second = judged.filter(({ body }) => body.contents?.length === 3);
      assert.equal(second.length, judgements / 2);
      const uris = judged.map(({ body }) => body.contents?.[0]?.parts?.[0]?.fileData?.fileUri ?? 'none');
      assert.equal(new Set(uris).size, 1);
      assert.match(uris[0] ?? '', /\/v1beta\/files\/assay-/);
    });

    it('calls no rating blind', async () => {
      const report = JSON.parse(await results(place, 'report', '--format', 'json')) as Report;
      assert.equal(report.trust['question-answering']?.sighted, true);
      const ratings = await rowsOf(place, 'ratings');
      assert.equal(ratings.length, answers * 2);
      assert.deepEqual(new Set(ratings.map(({ blind }) => blind)), new Set([false]));
    });

    it('finds the means that the answers really have, within intervals that say something', async () => {
      const report = JSON.parse(await results(place, 'report', '--format', 'json')) as Report;
      for (const { id, measures } of report.candidates) {
        const measure = measures['question-answering'];
        assert.ok(measure);
        const candidate = { system: guidances[id] ?? null };
        meets(measure.mean, server.truth.mean(candidate), 1.1);
        meets(measure.meanTheseQuestions, server.truth.mean(candidate, { questions }), 0.6);
      }
    });

    it('says the same again without a request', async () => {
      const { all } = server.counts;
      const again = await assay(place, 'run');
      assert.deepEqual(again, first);
      assert.equal(await results(place, 'report'), first.stdout);
      await results(place, 'show', '--rated', '1..3');
      for (const form of exportForms)
        await results(place, 'export', ...form, '--output', `exported.${form[1]}`);
      assert.equal(server.counts.all, all);
    });

    it('leaves the key nowhere', async () => {
      const said = [first.stdout, first.stderr, JSON.stringify(server.requests)];
      assert.equal(
        said.some((text) => text.includes(key)),
        false,
      );
      assert.equal(
        server.requests.some(({ path }) => path.includes('key=')),
        false,
      );
      const files = (await readdir(place.folder, { recursive: true, withFileTypes: true })).filter((entry) =>
        entry.isFile(),
      );
      assert.ok(files.some(({ name }) => name === 'journal.db'));
      assert.equal(files.filter(({ name }) => name.startsWith('exported.')).length, exportForms.length);
      for (const { parentPath, name } of files) {
        const bytes = await readFile(join(parentPath, name));
        assert.equal(bytes.includes(key), false, name);
      }
    });
  });

const exportForms = [
  ['--format', 'jsonl'],
  ['--format', 'csv'],
  ['--format', 'markdown'],
  ['--format', 'html'],
];

/** Whether the truth lies in the interval, and the interval is no wider than it may be. */
function meets(
  { lower, upper }: { lower: number | null; upper: number | null },
  truth: number,
  widest: number,
): void {
  assert.ok(lower !== null && upper !== null);
  assert.ok(lower <= truth && truth <= upper, `${truth} lies in ${lower} to ${upper}`);
  assert.ok(upper - lower < widest, `${lower} to ${upper} is narrower than ${widest}`);
}
