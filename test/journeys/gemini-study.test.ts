import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { RatingRow } from '../../src/output/rows/rating-rows.ts';
import type { Interval } from '../../src/report/interval.ts';
import type { Report } from '../../src/report/report.ts';
import type { GeminiServer } from '../kit/gemini/server.ts';
import { assay, results, type Ended, type Place } from './command.ts';
import { aPlace, aServer, flash, generations, handbook, key, otherFlash, toldBy } from './gemini.ts';
import { write } from './project.ts';

const guidances: Record<string, string> = {
  Terse: 'Answer in one sentence.',
  Moderate: 'Answer in three or four sentences.',
  Cited: 'Quote the document.',
};
const quality: Record<string, number> = { Terse: 2.4, Moderate: 3.1, Cited: 3.9 };
const questions = Array.from({ length: 12 }, (_, index) => `What does section ${index * 3 + 1} say?`);
const evaluation = {
  document: 'handbook.pdf',
  model: flash,
  guidances,
  questions,
  repeat: { answers: 3, ratings: 2 },
  judge: { model: otherFlash, rubric: 'question-answering', turns: 'two' },
};
const answers = 3 * 12 * 3;
const judgements = answers * 2 * 2;
const exports = ['jsonl', 'csv', 'markdown', 'html'];

describe('3 guidances x 12 questions x 3 answers x 2 ratings in two turns', { concurrency: 2 }, () => {
  describe('on a PDF of 41 pages', { concurrency: 1 }, () => {
    let study: Study;
    before(async () => {
      study = await studyOn(await handbook);
    });

    it('are done with one upload and 540 calls', () => wasDoneOnce(study));

    it('show the document to the judge in every call, in both turns', () => wasSeen(study));

    it('give the means that the answers really have, in intervals that say something', () => isTrue(study));

    it('are told again without a request, byte for byte', async () => {
      const { server, place, first } = study;
      const { all } = server.counts;
      assert.equal(await results(place, 'run'), first.stdout);
      assert.equal(await results(place, 'report'), first.stdout);
      await results(place, 'show', '--rated', '1..3');
      for (const format of exports)
        await results(place, 'export', '--format', format, '--output', `exported.${format}`);
      assert.equal(server.counts.all, all);
    });

    it('name no rating blind', async () => {
      const lines = (await readFile(join(study.place.folder, 'exported.jsonl'), 'utf8')).trim().split('\n');
      const blind = lines.map((line) => (JSON.parse(line) as RatingRow).blind);
      assert.deepEqual(blind, Array(answers * 2).fill(false));
    });

    it('leave the key nowhere', async () => {
      const { server, place, first } = study;
      assert.ok(server.requests.every(({ path }) => !path.includes('key=')));
      assert.ok(![first.stdout, first.stderr, JSON.stringify(server.requests)].join('').includes(key));
      const entries = await readdir(place.folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      for (const name of ['journal.db', ...exports.map((format) => `exported.${format}`)])
        assert.ok(
          files.some((file) => file.name === name),
          name,
        );
      for (const { parentPath, name } of files)
        assert.equal((await readFile(join(parentPath, name))).includes(key), false, name);
    });
  });

  const data = process.env['ASSAY_DATA'];
  const skip = data === undefined && 'needs ASSAY_DATA, a folder of public data sets';
  describe('on a real handbook of 41 pages', { skip, concurrency: 1 }, () => {
    let study: Study;
    before(async () => {
      study = await studyOn(await readFile(join(data ?? '', 'pdfs/technology-budgeting-handbook.pdf')));
    });

    it('are done with one upload and 540 calls', () => wasDoneOnce(study));

    it('show the document to the judge in every call, in both turns', () => wasSeen(study));

    it('give the means that the answers really have, in intervals that say something', () => isTrue(study));
  });
});

interface Study {
  readonly server: GeminiServer;
  readonly place: Place;
  readonly first: Ended;
  readonly report: Report;
}

async function studyOn(document: Uint8Array): Promise<Study> {
  const candidates = Object.entries(guidances).map(([id, match]) => ({ match, quality: quality[id] ?? 0 }));
  const server = await aServer({ seed: 4, truth: { candidates } });
  const place = await aPlace(server, evaluation);
  await write(place.folder, { 'handbook.pdf': document });
  const first = await assay(place, 'run');
  const report = JSON.parse(await results(place, 'report', '--format', 'json')) as Report;
  return { server, place, first, report };
}

function wasDoneOnce({ server, first }: Study): void {
  assert.deepEqual([first.code, toldBy(first)], [0, '']);
  const { startUpload, finishedUpload, generateContent, answer, judgement } = server.counts;
  assert.deepEqual([startUpload, finishedUpload], [1, 1]);
  assert.deepEqual([generateContent, answer, judgement], [540, answers, judgements]);
  assert.match(first.stdout, /^540 calls: 540 made, 0 reused\. /m);
}

function wasSeen({ server, report }: Study): void {
  const judged = generations(server).filter(({ judges }) => judges);
  assert.equal(judged.length, judgements);
  assert.equal(judged.filter(({ body }) => body.contents?.length === 3).length, judgements / 2);
  const files = judged.map(({ body }) => body.contents?.[0]?.parts?.[0]?.fileData?.fileUri ?? 'none');
  assert.equal(new Set(files).size, 1);
  assert.match(files[0] ?? '', /\/v1beta\/files\/assay-/);
  assert.equal(report.trust['question-answering']?.sighted, true);
}

/** Six intervals, each of which would miss one time in twenty: with the seed of this study none does. */
function isTrue({ server, report }: Study): void {
  for (const { id, measures } of report.candidates) {
    const measure = measures['question-answering'];
    assert.ok(measure);
    const candidate = { system: guidances[id] ?? null };
    meets(measure.mean, server.truth.mean(candidate), 1.1);
    meets(measure.meanTheseQuestions, server.truth.mean(candidate, { questions }), 0.6);
  }
}

/** Whether the truth lies in the interval, and the interval is no wider than it may be. */
function meets({ lower, upper }: Interval, truth: number, widest: number): void {
  assert.ok(lower !== null && upper !== null);
  assert.ok(lower <= truth && truth <= upper, `${truth} lies in ${lower} to ${upper}`);
  assert.ok(upper - lower < widest, `${lower} to ${upper} is narrower than ${widest}`);
}
