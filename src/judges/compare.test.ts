import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCandidate, aJudge, anEvaluation, aQuestion, aReply } from '../../test/fixtures/evaluation.ts';
import {
  answered,
  asked,
  comparisonTasks,
  scriptedCaller,
  textsOf,
} from '../../test/fixtures/rated-answers.ts';
import type { Answer } from '../record/answer.ts';
import type { Reply } from '../record/call.ts';
import { keyOf } from '../record/call-key.ts';
import type { Comparison, ComparisonTask } from '../record/comparison.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { compare } from './compare.ts';

const { prompts } = anEvaluation();
const facts = { ...asked, prompts };

/** The comparisons of two candidates on one question: both orders. */
function pairOf(others: Partial<Evaluation> = {}): ComparisonTask[] {
  const candidates = [aCandidate({ id: 'A', guidance: 'Be terse.' }), aCandidate({ id: 'B' })];
  return comparisonTasks({ questions: [aQuestion()], candidates, ...others });
}

async function comparedBy(
  replies: readonly (string | Partial<Reply> | null)[],
  { turns = 'one' }: { turns?: 'one' | 'two' } = {},
) {
  const [task] = pairOf({ judges: [aJudge({ turns })] });
  assert.ok(task);
  const { caller, made } = scriptedCaller(replies);
  const pair = { task, first: answered('48.'), second: answered('It has 48 steps.') };
  return { comparison: await compare(pair, caller, facts), made };
}

function said(winner: unknown, explanation: unknown = 'Both are right.'): string {
  return JSON.stringify({ explanation, winner });
}

function brief(comparison: Comparison): string {
  if (comparison.outcome === 'compared') return comparison.winner;
  return comparison.outcome === 'error' ? comparison.error.code : comparison.reason;
}

describe('a comparison in one turn', () => {
  it('is one call, which gives a choice with its reasons', async () => {
    const { comparison, made } = await comparedBy([said('second')]);
    assert.deepEqual(comparison, {
      outcome: 'compared',
      winner: 'second',
      explanation: 'Both are right.',
      blind: false,
      contradiction: null,
      servedModel: aReply().servedModel,
      usage: aReply().usage,
      costUsd: null,
    });
    assert.deepEqual(
      made.map(({ purpose }) => [purpose.task, purpose.role]),
      [['steps/A/1/B/preference/pair', 'comparison']],
    );
  });

  for (const winner of ['first', 'same', 'second'] as const) {
    it(`reads ${winner}, whatever its case and fence`, async () => {
      for (const reply of [
        said(winner),
        said(` ${winner.toUpperCase()}. `),
        `\`\`\`json\n${said(winner)}\n\`\`\``,
      ])
        assert.equal(brief((await comparedBy([reply])).comparison), winner);
    });
  }

  const unusable: readonly [what: string, reply: string, reason: string][] = [
    ['a name that is none of the three', said('A'), 'out-of-range'],
    ['a sentence in place of a name', said('the first answer'), 'out-of-range'],
    ['a number', said(1), 'unreadable'],
    ['no winner', '{"explanation":"Both are right."}', 'unreadable'],
    ['no explanation', said('first', null), 'unreadable'],
    [
      'a winner that stands twice',
      '{"explanation":"","winner":"first","winner":"second"}',
      'several-verdicts',
    ],
    ['prose that names a winner', 'The winner is first.', 'unreadable'],
    ['nothing', '', 'unreadable'],
  ];
  for (const [what, reply, reason] of unusable) {
    it(`guesses nothing from ${what}: it is said twice what was wrong, then there is no verdict`, async () => {
      const { comparison, made } = await comparedBy([reply, reply, reply]);
      assert.equal(comparison.outcome, 'no-verdict');
      assert.deepEqual([brief(comparison), made.length], [reason, 3]);
      assert.equal('reply' in comparison && comparison.reply, reply);
    });
  }

  it('takes the reply to what was wrong', async () => {
    const { comparison, made } = await comparedBy([said('A'), said('first')]);
    assert.equal(brief(comparison), 'first');
    assert.equal(made[1]?.purpose.role, 'comparison again 1');
  });

  it('is none where the provider stopped the judge, and not done where the call failed', async () => {
    assert.equal(
      brief((await comparedBy([{ text: said('first'), finish: 'filtered' }])).comparison),
      'refused',
    );
    assert.equal(brief((await comparedBy([null])).comparison), 'timeout');
  });

  it('is blind where the judge did not see the document', async () => {
    const { comparison } = await comparedBy([{ text: said('same'), sighted: false }]);
    assert.equal('blind' in comparison && comparison.blind, true);
  });
});

describe('a comparison in two turns', () => {
  const two = { turns: 'two' } as const;

  it('writes an evaluation, then names its choice', async () => {
    const { comparison, made } = await comparedBy(['A is right.\n\nVerdict: first', 'first'], two);
    assert.deepEqual([brief(comparison), made.length], ['first', 2]);
    assert.equal('contradiction' in comparison && comparison.contradiction, false);
    assert.deepEqual(made[1]?.request.schema, { kind: 'enum', values: ['first', 'same', 'second'] });
  });

  it('asks once more for a choice that its evaluation contradicts, and then marks it', async () => {
    const { comparison, made } = await comparedBy(['Verdict: first', 'second', 'second'], two);
    assert.deepEqual([brief(comparison), made.length], ['second', 3]);
    assert.equal('contradiction' in comparison && comparison.contradiction, true);
    assert.equal(brief((await comparedBy(['Verdict: first', 'second', 'first'], two)).comparison), 'first');
  });

  it('is none where there is no evaluation, or its end cannot be trusted', async () => {
    assert.equal(brief((await comparedBy(['', ' ', ''], two)).comparison), 'unreadable');
    assert.equal(brief((await comparedBy([{ text: 'No.', finish: 'refused' }], two)).comparison), 'refused');
    const cut = ['Verdict: same', { text: 'same', finish: 'cut-off' as const }];
    assert.equal(brief((await comparedBy(cut, two)).comparison), 'unreadable');
    const several = ['Both.', 'first or second', 'first or second', 'first or second'];
    assert.equal(brief((await comparedBy(several, two)).comparison), 'several-verdicts');
  });

  it('is not done where a turn failed', async () => {
    assert.equal(brief((await comparedBy([null], two)).comparison), 'timeout');
    assert.equal(brief((await comparedBy(['Verdict: same', null], two)).comparison), 'timeout');
  });
});

describe('answers that are missing', () => {
  const { servedModel, usage } = aReply();
  const none: Answer = {
    outcome: 'no-answer',
    reason: 'refused',
    text: '',
    servedModel,
    usage,
    costUsd: null,
  };
  const failed: Answer = { outcome: 'error', error: { code: 'timeout', message: 'no reply' } };
  const there = answered('48.');
  const pairs: readonly [Answer, Answer, string][] = [
    [none, there, 'refused'],
    [there, none, 'refused'],
    [failed, none, 'timeout'],
    [there, failed, 'timeout'],
  ];
  it('are compared with nothing, and nobody wins by them', async () => {
    const [task] = pairOf();
    assert.ok(task);
    for (const [first, second, reason] of pairs) {
      const { caller, made } = scriptedCaller([]);
      const comparison = await compare({ task, first, second }, caller, facts);
      assert.deepEqual([brief(comparison), made.length], [reason, 0]);
    }
  });
});

describe('what the judge of a pair reads', () => {
  it('is the document, the question and both answers, and nothing of who gave them', async () => {
    const { made } = await comparedBy([said('same')]);
    const [request] = made.map((one) => one.request);
    assert.ok(request);
    assert.equal(request.messages[0]?.parts[0]?.kind, 'document');
    const texts = textsOf(request);
    assert.deepEqual(
      request.messages[0]?.parts.flatMap((part) =>
        part.kind === 'text' && part.name === 'answer' ? part.text : [],
      ),
      ['48.', 'It has 48 steps.'],
    );
    assert.ok(!/Be terse|test:answerer/.test(texts.join('\n')));
  });

  it('has markers around each answer that neither answer can hold', async () => {
    const { made } = await comparedBy([said('same')]);
    const marks = made.flatMap(
      ({ request }) =>
        textsOf(request)
          .join('\n')
          .match(/\[.*answer [0-9a-f]{16}\]/g) ?? [],
    );
    const [, hash = ''] = /([0-9a-f]{16})/.exec(marks[0] ?? '') ?? [];
    assert.deepEqual(marks, [
      `[first answer ${hash}]`,
      `[end of first answer ${hash}]`,
      `[second answer ${hash}]`,
      `[end of second answer ${hash}]`,
    ]);
  });

  it('makes each order and each answer a call of its own, even where all texts are equal', async () => {
    const alike = [aCandidate({ id: 'A', answers: 2 }), aCandidate({ id: 'B', answers: 2 })];
    const keys = new Set<string>();
    for (const task of pairOf({ candidates: alike })) {
      const { caller, made } = scriptedCaller([said('same')]);
      await compare({ task, first: answered('48.'), second: answered('48.') }, caller, facts);
      for (const { request } of made) keys.add(keyOf(request).key);
    }
    assert.equal(keys.size, 4);
  });
});
