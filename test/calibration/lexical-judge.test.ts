import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { RatingRow } from '../../src/output/rows/rating-rows.ts';
import type { Calibration } from '../../src/report/calibration/calibration.ts';
import { results } from '../journeys/command.ts';
import { aProject, write } from '../journeys/project.ts';

/** A reply in a chat about an article, of six systems: USR (Mehri & Eskenazi 2020) on Topical-Chat, rated by three people. */
interface Reply {
  readonly context_id: number;
  readonly system: string;
  readonly source: string;
  readonly context: string;
  readonly output: string;
}

const data = process.env['ASSAY_DATA'] ?? '';
const skip = data === '' && 'needs ASSAY_DATA, a folder of public data sets';

test('builtin:lexical agrees with people on chat replies no better than chance', { skip }, async () => {
  const [replies, overall] = read(join(data, 'unieval-topical-chat'));
  const folder = await aProject(filesFor(replies));
  await results(folder, 'run');
  const exported = (await results(folder, 'export')).trim().split('\n');
  const ratings = new Map(
    exported.map((line) => {
      const { candidate, document, rating } = JSON.parse(line) as RatingRow;
      return [`${candidate} ${document}`, rating];
    }),
  );
  const rows = replies.map(({ system, context_id: id }, index) => ({
    candidate: system,
    question: id,
    answerIndex: 1,
    rating: ratings.get(`${system} c${id}`),
    label: overall[index],
  }));
  await write(folder, { 'both.jsonl': rows.map((row) => JSON.stringify(row)).join('\n') });
  const typed = ['calibrate', 'both.jsonl', '--scale', '1..5', '--format', 'json'];
  const { measures } = JSON.parse(await results(folder, ...typed)) as Calibration;
  const { kappa, spearman, answers } = measures[0]?.agreement ?? {};
  assert.equal(answers, 360);
  assert.equal(kappa?.estimate?.toFixed(2), '0.00');
  assert.deepEqual(
    [spearman?.estimate, spearman?.lower, spearman?.upper].map((value) => value?.toFixed(2)),
    ['-0.01', '-0.17', '0.16'],
  );
});

function read(folder: string): [Reply[], number[]] {
  const replies = readFileSync(join(folder, 'topical_chat_items.jsonl'), 'utf8').trim().split('\n');
  const scores = parse<Record<string, string>>(readFileSync(join(folder, 'topical_chat_scores.csv')), {
    columns: true,
  });
  return [
    replies.map((line) => JSON.parse(line) as Reply),
    scores.map((row) => Number(row['human_overall'])),
  ];
}

/** The article is the document, the last turn of the chat the question, each system's reply an answer. */
function filesFor(replies: readonly Reply[]): Record<string, string> {
  const contexts = [...new Map(replies.map((reply) => [`c${reply.context_id}`, reply]))];
  const systems = [...Map.groupBy(replies, ({ system }) => system)];
  const rowsOf = (own: readonly Reply[]): string =>
    own
      .map(({ context_id: id, output }) =>
        JSON.stringify({ question: `c${id}`, document: `c${id}`, answer: output }),
      )
      .join('\n');
  const evaluation = {
    documents: Object.fromEntries(contexts.map(([id]) => [id, `${id}.md`])),
    candidates: systems.map(([id], index) => ({ id, answers: `answers-${index}.jsonl` })),
    questions: contexts.map(([id, { source }]) => ({ id, ask: lastLine(source), document: id })),
    judge: { model: 'builtin:lexical', rubric: 'question-answering' },
  };
  return {
    'assay.yaml': JSON.stringify(evaluation),
    ...Object.fromEntries(contexts.map(([id, { context }]) => [`${id}.md`, context])),
    ...Object.fromEntries(systems.map(([, own], index) => [`answers-${index}.jsonl`, rowsOf(own)])),
  };
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
