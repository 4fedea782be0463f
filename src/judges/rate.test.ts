import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aJudge, anEvaluation, aQuestion, aReply, closeness } from '../../test/fixtures/evaluation.ts';
import { answered, aRatingTask, asked, scriptedCaller, textsOf } from '../../test/fixtures/rated-answers.ts';
import type { Answer } from '../record/answer.ts';
import type { Reply } from '../record/call.ts';
import type { Judge } from '../record/evaluation.ts';
import type { Rating } from '../record/rating.ts';
import { rate } from './rate.ts';

const facts = { ...asked, prompts: anEvaluation().prompts };
const verdict = '{"explanation":"It strays.","level":"near","rating":2}';

type Said = string | Partial<Reply> | null;

async function rated(replies: readonly Said[], judge: Partial<Judge> = {}, rubric = closeness) {
  const { caller, made } = scriptedCaller(replies);
  const task = aRatingTask({ judges: [aJudge(judge)], rubrics: [rubric], questions: [aQuestion()] });
  const rating = await rate({ task, answer: answered('It has 48.') }, caller, facts);
  return { rating, made, roles: made.map(({ purpose }) => purpose.role) };
}

const inTwo = { turns: 'two' } as const;

function noVerdict(rating: Rating): [reason: string, reply: string] | string {
  return rating.outcome === 'no-verdict' ? [rating.reason, rating.reply] : rating.outcome;
}

/** What the judge was told at the end of its last call. */
function lastWords({ made }: Awaited<ReturnType<typeof rated>>): string | undefined {
  const request = made.at(-1)?.request;
  return request && textsOf(request).at(-1);
}

describe('an answer that is none', () => {
  const { text, servedModel, usage, costUsd } = answered('') as Answer & { outcome: 'answered' };
  const base = { text, servedModel, usage, costUsd };

  it('never reaches the judge', async () => {
    const { caller, made } = scriptedCaller([]);
    for (const reason of ['empty', 'cut-off', 'refused', 'filtered', 'blocked'] as const) {
      const rating = await rate(
        { task: aRatingTask(), answer: { outcome: 'no-answer', reason, ...base } },
        caller,
        facts,
      );
      assert.deepEqual(rating, { outcome: 'no-answer', reason });
    }
    const error = { code: 'timeout', message: 'no reply' };
    const rating = await rate({ task: aRatingTask(), answer: { outcome: 'error', error } }, caller, facts);
    assert.deepEqual(rating, { outcome: 'error', error });
    assert.equal(made.length, 0);
  });
});

describe('a judge in one turn', () => {
  it('rates with one call, under the id of the task', async () => {
    const { rating, made } = await rated([verdict]);
    assert.deepEqual(rating, {
      outcome: 'rated',
      rating: 2,
      level: 'near',
      explanation: 'It strays.',
      blind: false,
      contradiction: false,
      reasked: false,
      servedModel: 'answerer-001',
      usage: aReply().usage,
      costUsd: null,
    });
    assert.deepEqual(
      made.map(({ purpose }) => purpose),
      [{ task: 'steps/Plain/1/closeness/1', role: 'rating', attempt: 0 }],
    );
    assert.equal(made[0]?.request.schema?.kind, 'json');
  });

  it('is told what was wrong, and its next reply counts', async () => {
    const told = await rated(['{"explanation":"x","level":"far","rating":2}', verdict]);
    assert.deepEqual(told.roles, ['rating', 'rating again 1']);
    assert.equal(lastWords(told), 'Not usable: level "far" is 1, not 2. Once more.');
    assert.equal(told.rating.outcome, 'rated');
    assert.deepEqual(
      told.made[1]?.request.messages.map(({ role }) => role),
      ['user', 'model', 'user'],
    );
    assert.deepEqual(told.made[1]?.request.schema, told.made[0]?.request.schema);
    assert.deepEqual(told.made[1]?.request.messages[0], told.made[0]?.request.messages[0]);
  });

  it('is told so within the same turn where it said nothing: nobody takes an empty one', async () => {
    const told = await rated([' \n', verdict]);
    assert.equal(told.rating.outcome, 'rated');
    const [message, ...others] = told.made[1]?.request.messages ?? [];
    assert.deepEqual([message?.role, others], ['user', []]);
    assert.equal(lastWords(told), 'Not usable: it is not one JSON object. Once more.');
  });

  it('is asked again at most twice; then its last reply stands as no verdict', async () => {
    const told = await rated(['four', verdict.replace('2', '4'), '```\nfour stars\n```']);
    assert.deepEqual(told.roles, ['rating', 'rating again 1', 'rating again 2']);
    assert.deepEqual(noVerdict(told.rating), ['unreadable', '```\nfour stars\n```']);
    assert.equal(lastWords(told), 'Not usable: 4 is not a rating of the scale. Once more.');
    assert.equal('explanation' in told.rating && told.rating.explanation, '');
  });

  it('gives its reason where it stays out of range, in several minds, or at odds with itself', async () => {
    const always = async (reply: string) => noVerdict((await rated([reply, reply, reply])).rating);
    assert.deepEqual(await always(verdict.replace('2', '9')), ['out-of-range', verdict.replace('2', '9')]);
    assert.deepEqual(await always(verdict + verdict), ['several-verdicts', verdict + verdict]);
    const odd = verdict.replace('2', '3');
    const { rating } = await rated([odd, odd, odd]);
    assert.deepEqual(noVerdict(rating), ['contradiction', odd]);
    assert.equal('contradiction' in rating && rating.contradiction, true);
  });

  it('puts what was wrong into words, not into patterns', async () => {
    const level = "$& $1 $'";
    const rubric = {
      ...closeness,
      levels: closeness.levels.map((one) => (one.value === 1 ? { ...one, name: level } : one)),
    };
    const odd = JSON.stringify({ explanation: '', level, rating: 2 });
    const told = await rated([odd, verdict], {}, rubric);
    assert.equal(lastWords(told), `Not usable: level "${level}" is 1, not 2. Once more.`);
  });

  for (const finish of ['refused', 'filtered', 'blocked'] as const) {
    it(`that is stopped by ${finish} gives no verdict, whatever it had written`, async () => {
      for (const text of ['', 'I cannot', verdict]) {
        const { rating, roles } = await rated([{ finish, text }]);
        assert.deepEqual(noVerdict(rating), ['refused', text]);
        assert.deepEqual(roles, ['rating']);
      }
    });
  }

  it('that was cut off is unreadable, unless the object was whole', async () => {
    const cut = await rated([{ finish: 'cut-off', text: verdict.slice(0, -5) }]);
    assert.deepEqual(noVerdict(cut.rating), ['unreadable', verdict.slice(0, -5)]);
    const whole = await rated([{ finish: 'cut-off', text: `${verdict}\n\n\n` }]);
    assert.equal(whole.rating.outcome, 'rated');
  });

  it('brings an error and no rating where a call fails, also in the middle', async () => {
    const error = { code: 'timeout', message: 'no reply' };
    assert.deepEqual((await rated([null])).rating, { outcome: 'error', error });
    assert.deepEqual((await rated(['four', null])).rating, { outcome: 'error', error });
  });
});

describe('a judge in two turns', () => {
  it('writes its evaluation, then names the level in the same conversation', async () => {
    const text = 'It strays in a detail.\n\nVerdict: near';
    const { rating, roles, made } = await rated([text, '"Near"'], inTwo);
    assert.deepEqual(roles, ['evaluation', 'verdict']);
    assert.deepEqual(
      [rating.outcome, 'rating' in rating && rating.rating, 'level' in rating && rating.level],
      ['rated', 2, 'near'],
    );
    assert.equal('explanation' in rating && rating.explanation, text);
    assert.equal('contradiction' in rating && rating.contradiction, false);
    const [first, second] = made.map(({ request }) => request);
    assert.equal(first?.schema, null);
    assert.deepEqual(second?.schema, { kind: 'enum', values: ['far', 'near', 'close'] });
    assert.deepEqual(second?.messages.slice(0, 1), first?.messages);
    assert.equal(second && textsOf(second).at(-2), text);
    assert.equal(second && textsOf(second).at(-1), 'Name the level.');
  });

  it('is told once that its level is not the one of its evaluation', async () => {
    const told = await rated(['It says so.\nVerdict: close', 'far', 'close'], inTwo);
    const { rating } = told;
    assert.match(lastWords(told) ?? '', /names the level "far", but your evaluation ends in "close"/);
    assert.deepEqual(
      ['rating' in rating && rating.rating, 'contradiction' in rating && rating.contradiction],
      [3, false],
    );
  });

  it('marks a level that is not the one of its evaluation, where it stays with it', async () => {
    const { rating } = await rated(['It says so.\nVerdict: close', 'far', 'far'], inTwo);
    assert.deepEqual(
      [
        rating.outcome,
        'rating' in rating && rating.rating,
        'contradiction' in rating && rating.contradiction,
        'reasked' in rating && rating.reasked,
      ],
      ['rated', 1, true, true],
    );
  });

  it('leaves open whether it contradicts itself where its evaluation names no level', async () => {
    const { rating } = await rated(['It says so.', 'far'], inTwo);
    assert.equal('contradiction' in rating && rating.contradiction, null);
  });

  it('is asked again for an evaluation that is empty, and gives up after two', async () => {
    const told = await rated([' ', '', '\n'], inTwo);
    assert.deepEqual(told.roles, ['evaluation', 'evaluation again 1', 'evaluation again 2']);
    assert.equal(lastWords(told), 'Not usable: it is empty. Once more.');
    assert.deepEqual(noVerdict(told.rating), ['unreadable', '\n']);
  });

  it('is asked again for the level only', async () => {
    const told = await rated(['Verdict: near', 'near or close', '3', 'near'], inTwo);
    assert.deepEqual(told.roles, ['evaluation', 'verdict', 'verdict again 1', 'verdict again 2']);
    assert.equal(lastWords(told), 'Not usable: a number is not the name of a level. Once more.');
    assert.equal('level' in told.rating && told.rating.level, 'near');
  });

  it('keeps the evaluation where the level cannot be read', async () => {
    const { rating } = await rated(['Verdict: near', 'nearly', 'nearly', 'nearly'], inTwo);
    assert.deepEqual(noVerdict(rating), ['unreadable', 'nearly']);
    assert.equal('explanation' in rating && rating.explanation, 'Verdict: near');
    assert.equal('contradiction' in rating && rating.contradiction, null);
  });

  for (const finish of ['refused', 'filtered', 'blocked'] as const) {
    it(`that is stopped by ${finish} in either turn gives no verdict`, async () => {
      const first = await rated([{ finish, text: 'Verdict: near' }], inTwo);
      assert.deepEqual(
        [noVerdict(first.rating), first.roles],
        [['refused', 'Verdict: near'], ['evaluation']],
      );
      const second = await rated(['Verdict: near', { finish, text: 'near' }], inTwo);
      assert.deepEqual(noVerdict(second.rating), ['refused', 'near']);
    });
  }

  it('whose level was cut off gives none: one name may be the beginning of another', async () => {
    const { rating } = await rated(['Verdict: near', { finish: 'cut-off', text: 'near' }], inTwo);
    assert.deepEqual(noVerdict(rating), ['unreadable', 'near']);
  });

  it('brings an error and no rating where a call fails, in either turn', async () => {
    for (const replies of [[null], ['Verdict: near', null], ['Verdict: near', '3', null]]) {
      assert.equal((await rated(replies, inTwo)).rating.outcome, 'error');
    }
  });
});

describe('an evaluation that is read again by itself', () => {
  const audit = 'Which level?';
  const asking = { ...facts, prompts: { ...facts.prompts, audit } };

  async function audited(replies: readonly Said[], judge: Partial<Judge>) {
    const { caller, made } = scriptedCaller(replies);
    const task = aRatingTask({ judges: [aJudge(judge)], questions: [aQuestion()] });
    const rating = await rate({ task, answer: answered('It has 48.') }, caller, asking);
    return { rating, made, roles: made.map(({ purpose }) => purpose.role) };
  }
  const contradiction = (rating: Rating) => 'contradiction' in rating && rating.contradiction;

  it('is a drawn one, in one turn: agreed with, or marked', async () => {
    const agreed = await audited([verdict, 'near'], { audit: 1 });
    assert.deepEqual([contradiction(agreed.rating), agreed.roles], [false, ['rating', 'audit']]);
    const { rating } = await audited([verdict, 'close'], { audit: 1 });
    assert.deepEqual([contradiction(rating), 'rating' in rating && rating.rating], [true, 2]);
  });

  it('is shown with the levels, and nothing else of what the judge saw', async () => {
    const { made } = await audited([verdict, 'near'], { audit: 1 });
    const request = made[1]?.request;
    const said = request === undefined ? '' : textsOf(request).join('\n');
    assert.ok(request?.messages.every(({ parts }) => parts.every(({ kind }) => kind === 'text')));
    assert.match(
      said,
      /^Which level\?\n\n# Levels\n- 1 \(far\): .*\[evaluation [0-9a-f]{16}\]\nIt strays\.\n/s,
    );
    assert.doesNotMatch(said, /48|What about the steps/);
    assert.deepEqual(request?.schema, { kind: 'enum', values: ['far', 'near', 'close'] });
  });

  it('is not drawn where no audit was asked for, nor by a share of 0', async () => {
    assert.deepEqual((await audited([verdict], {})).roles, ['rating']);
    assert.deepEqual((await audited([verdict], { audit: 0 })).roles, ['rating']);
  });

  it('stands in for a verdict line that is missing, before the level is asked for', async () => {
    const { rating, roles } = await audited(['It strays.', 'near', 'far', 'near'], inTwo);
    assert.deepEqual(roles, ['evaluation', 'audit of words', 'verdict', 'verdict again 1']);
    assert.deepEqual([contradiction(rating), 'reasked' in rating && rating.reasked], [false, true]);
  });

  it('leaves open what nobody can read from it', async () => {
    const { rating, roles } = await audited([verdict, 'either', 'both', '4'], { audit: 1 });
    assert.deepEqual(roles, ['rating', 'audit', 'audit again 1', 'audit again 2']);
    assert.equal(contradiction(rating), null);
    const inTurns = await audited(['It strays.', '?', '?', '?', 'near'], inTwo);
    assert.equal(contradiction(inTurns.rating), null);
  });

  it('does not make the rating blind: it is not shown the document on purpose', async () => {
    const { rating } = await audited([verdict, { text: 'near', sighted: false }], { audit: 1 });
    assert.equal('blind' in rating && rating.blind, false);
  });

  it('is paid for like the rating, and fails it where its call fails', async () => {
    const { rating } = await audited([verdict, 'near'], { audit: 1 });
    assert.equal('usage' in rating && rating.usage.outputTokens, 20);
    assert.equal((await audited([verdict, null], { audit: 1 })).rating.outcome, 'error');
    assert.equal((await audited(['It strays.', null], inTwo)).rating.outcome, 'error');
  });
});

describe('what a rating took', () => {
  const usage = (
    inputTokens: number | null,
    cachedInputTokens: number | null,
    outputTokens: number | null,
  ) => ({
    usage: { inputTokens, cachedInputTokens, outputTokens },
  });

  it('is the sum over all its calls, and unknown where one is unknown', async () => {
    const { rating } = await rated(
      [
        { text: 'Verdict: near', ...usage(100, 0, 50) },
        { text: '2', ...usage(150, null, 1) },
        { text: 'near', ...usage(160, 100, 2) },
      ],
      inTwo,
    );
    assert.deepEqual('usage' in rating && rating.usage, {
      inputTokens: 410,
      cachedInputTokens: null,
      outputTokens: 53,
    });
    assert.equal('costUsd' in rating && rating.costUsd, null);
  });

  it('is counted also where no verdict came of it', async () => {
    const { rating } = await rated(['a', 'b', 'c'], { model: 'builtin:lexical' });
    assert.equal('usage' in rating && rating.usage.outputTokens, 30);
    assert.equal('costUsd' in rating && rating.costUsd, 0);
  });
});

describe('a rating', () => {
  const sights: readonly [sights: readonly (boolean | null)[], blind: boolean | null][] = [
    [[true, true], false],
    [[true, false], true],
    [[null, false], true],
    [[true, null], null],
    [[null, null], null],
  ];
  for (const [[first, second], blind] of sights) {
    it(`is blind: ${blind}, where the document was seen: ${first}, ${second}`, async () => {
      const { rating } = await rated(
        [
          { text: 'Verdict: near', sighted: first ?? null },
          { text: 'near', sighted: second ?? null },
        ],
        inTwo,
      );
      assert.equal('blind' in rating && rating.blind, blind);
    });
  }

  it('is neither blind nor sighted where the rubric needs no document', async () => {
    const { rating } = await rated(
      [{ text: verdict, sighted: false }],
      {},
      { ...closeness, needsDocument: false },
    );
    assert.equal('blind' in rating && rating.blind, null);
  });
});
