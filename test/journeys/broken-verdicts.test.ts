import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import type { Asked } from '../kit/gemini/asked.ts';
import { assay } from './command.ts';
import { aPlace, aServer, generations, rowsOf, toldBy } from './gemini.ts';

type Broken = readonly (readonly [reply: string, reason: string])[];

const good = '{"explanation":"It is grounded.","level":"good","rating":4}';

/** What a judge may reply where one JSON object is asked for. */
const inOneTurn: Broken = [
  ['', 'unreadable'],
  ['4', 'unreadable'],
  ['"good"', 'unreadable'],
  ['null', 'unreadable'],
  ['[]', 'unreadable'],
  ['{}', 'unreadable'],
  [`[${good}]`, 'unreadable'],
  ['I rate it 4 of 5: good.', 'unreadable'],
  [`${good} I hope this helps.`, 'unreadable'],
  [good.slice(0, -3), 'unreadable'],
  [good.replaceAll('"', "'"), 'unreadable'],
  [JSON.stringify(good), 'unreadable'],
  [good.replace('"rating":4', '"score":4'), 'unreadable'],
  [good.replace(',"rating":4', ''), 'unreadable'],
  [good.replace('"level":"good",', ''), 'unreadable'],
  [good.replace('"explanation":"It is grounded.",', ''), 'unreadable'],
  [good.replace(':4', ':null'), 'unreadable'],
  [good.replace(':4', ':true'), 'unreadable'],
  [good.replace(':4', ':"4/5"'), 'unreadable'],
  [good.replace(':4', ':NaN'), 'unreadable'],
  [good.replace(':4', ':[4]'), 'unreadable'],
  [good.replace(':4', ':6'), 'out-of-range'],
  [good.replace(':4', ':0'), 'out-of-range'],
  [good.replace(':4', ':-4'), 'out-of-range'],
  [good.replace(':4', ':4.5'), 'out-of-range'],
  [good.replace(':4', ':1e999'), 'out-of-range'],
  [good.replace('"good"', '"excellent"'), 'out-of-range'],
  [good.replace('"good"', '"good or ok"'), 'out-of-range'],
  [good.replace('"good"', '"very good"'), 'contradiction'],
  [`${good}${good}`, 'several-verdicts'],
  [good.replace('}', ',"rating":5}'), 'several-verdicts'],
];

/** What it may reply where the name of a level is asked for. */
const inTwoTurns: Broken = [
  ['', 'unreadable'],
  ['excellent', 'unreadable'],
  ['not good', 'unreadable'],
  ['goodness', 'unreadable'],
  ['very very good', 'unreadable'],
  ['Verdict: good', 'unreadable'],
  ['{"level":"good"}', 'unreadable'],
  ['null', 'unreadable'],
  ['<html>504</html>', 'unreadable'],
  ['good or very good', 'several-verdicts'],
  ['ok\ngood', 'several-verdicts'],
  ['4', 'out-of-range'],
  ['6', 'out-of-range'],
  ['-1', 'out-of-range'],
  ['(4)', 'out-of-range'],
];

describe('a judge whose replies cannot be used', { concurrency: 2 }, () => {
  for (const [turns, broken] of [
    ['one', inOneTurn],
    ['two', inTwoTurns],
  ] as const)
    it(`in turns: ${turns}, gives no number to ${broken.length} answers, and all to the one it can rate`, async () => {
      const usable = turns === 'one' ? good : 'good';
      const replies = [...broken.map(([reply]) => reply), usable];
      const server = await aServer({ reply: (asked) => replyTo(asked, { turns, replies }) });
      const questions = replies.map((_, index) => ({ id: `q${index}`, ask: `What of place ${index}?` }));
      const judge = { model: 'google:gemini-3.5-flash', rubric: 'question-answering', turns };
      const place = await aPlace(server, { guidances: undefined, questions, judge });
      const ended = await assay(place, 'run', '--format', 'json');
      assert.deepEqual([ended.code, toldBy(ended)], [0, '']);

      const found = (await rowsOf(place, 'ratings')).map(({ outcome, reason, rating, level }) => [
        outcome,
        reason,
        rating,
        level,
      ]);
      const expected = broken.map(([, reason]) => ['no-verdict', reason, null, null]);
      assert.deepEqual(found, [...expected, ['rated', null, 4, 'good']]);

      const [candidate] = (JSON.parse(ended.stdout) as Report).candidates;
      const measured = candidate?.measures['question-answering'];
      assert.deepEqual(measured?.distribution, { 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 });
      assert.equal(measured?.counts.noVerdict, broken.length);
      // Each was told twice what was wrong.
      const told = generations(server).filter(({ body }) =>
        JSON.stringify(body.contents?.at(-1)).includes('Your reply could not be used'),
      );
      assert.equal(told.length, 2 * broken.length);
    });
});

/** The same words again whenever the judge is told that it cannot be read. */
function replyTo(
  { levels, opening, written }: Asked,
  { turns, replies }: { turns: 'one' | 'two'; replies: readonly string[] },
): string | undefined {
  if (levels.length === 0 || (turns === 'two' && written === null)) return undefined;
  const place = /What of place (\d+)\?/.exec(opening)?.[1];
  return replies[Number(place)];
}
