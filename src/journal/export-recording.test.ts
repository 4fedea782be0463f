import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aRequest } from '../../test/fixtures/evaluation.ts';
import type { CallRequest, OutputSchema, Reply } from '../record/call.ts';
import { exportRecording } from './export-recording.ts';
import { JournalError } from './journal.ts';

const row = {
  candidate: 'Plain',
  model: 'test:a',
  guidance: null,
  ask: 'Why?',
  answerIndex: 1,
  answer: 'So.',
  judge: 'test:judge',
  ratingIndex: 1,
  outcome: 'rated',
  rating: 3,
  level: 'close',
  explanation: 'It is close.',
};

type Row = { [Column in keyof typeof row]?: unknown } & Record<string, unknown>;

function find(
  rows: readonly Row[],
  request: CallRequest,
  model: string | null = null,
): Promise<Reply | null> {
  const text = rows.map((one) => JSON.stringify({ ...row, ...one })).join('\r\n');
  return exportRecording(text, { file: 'ratings.jsonl', model }).find(request);
}

function asking(facts: { ask?: string; system?: string | null; draw?: string } = {}): CallRequest {
  const { ask = 'Why?', system = null, draw = '1' } = facts;
  return aRequest({ system, draw, messages: [{ role: 'user', parts: [named('question', ask)] }] });
}

function judging(facts: { answer?: string; schema?: OutputSchema | null; draw?: string } = {}): CallRequest {
  const { answer = 'So.', schema = null, draw = '1.1' } = facts;
  const parts = [named('question', 'Why?'), named('answer', answer)];
  return aRequest({ draw, schema, messages: [{ role: 'user', parts }] });
}

function named(name: 'question' | 'answer', text: string) {
  return { kind: 'text', name, text } as const;
}

async function textOf(reply: Promise<Reply | null>): Promise<string | null> {
  return (await reply)?.text ?? null;
}

test('an answer is found by guidance, question and answer index', async () => {
  const rows = [{}, { answerIndex: 2, answer: 'Or so.' }, { guidance: 'Be brief.', answer: 'S.' }];
  assert.deepEqual(await find(rows, asking()), {
    text: 'So.',
    finish: 'stop',
    usage: { inputTokens: null, cachedInputTokens: null, outputTokens: null },
    servedModel: null,
    sighted: null,
  });
  assert.equal(await textOf(find(rows, asking({ draw: '2' }))), 'Or so.');
  assert.equal(await textOf(find(rows, asking({ system: 'Be brief.' }))), 'S.');
  assert.equal(await find(rows, asking({ draw: '3' })), null);
  assert.equal(await find(rows, asking({ ask: 'When?' })), null);
  assert.equal(await find(rows, asking({ system: 'Be long.' })), null);
});

test('a rating comes in the form that the judge is asked for', async () => {
  const json: OutputSchema = { kind: 'json', schema: {} };
  assert.deepEqual(JSON.parse((await textOf(find([{}], judging({ schema: json })))) ?? ''), {
    explanation: 'It is close.',
    level: 'close',
    rating: 3,
  });
  const names: OutputSchema = { kind: 'enum', values: ['far', 'close'] };
  assert.equal(await textOf(find([{}], judging({ schema: names }))), 'close');
  assert.equal(await textOf(find([{}], judging())), 'It is close.\n\nVerdict: close');
  const stated = 'It is close.\n\nVerdict: close.';
  assert.equal(await textOf(find([{ explanation: stated }], judging())), stated);
});

test('a rating is found by question, answer and rating index', async () => {
  const rows = [{}, { ratingIndex: 2, level: 'far', rating: 1 }];
  const schema: OutputSchema = { kind: 'enum', values: [] };
  assert.equal(await textOf(find(rows, judging({ schema, draw: '1.2' }))), 'far');
  assert.equal(await find(rows, judging({ draw: '1.3' })), null);
  assert.equal(await find(rows, judging({ answer: 'Not so.' })), null);
});

test('what was no answer is none again, with its reason; what was an error is not recorded', async () => {
  const cut = { outcome: 'no-answer', reason: 'cut-off', rating: null, level: null };
  assert.equal((await find([cut], asking()))?.finish, 'cut-off');
  const empty = { ...cut, reason: 'empty', answer: '' };
  assert.deepEqual(((reply) => [reply?.text, reply?.finish])(await find([empty], asking())), ['', 'stop']);
  assert.equal(await find([{ outcome: 'error', answer: null, rating: null }], asking()), null);
  assert.equal(await find([{ outcome: 'no-verdict', rating: null, level: null }], judging()), null);
});

test('an answer stands once for each of its ratings, and is still one answer', async () => {
  assert.equal(await textOf(find([{}, { ratingIndex: 2 }, { measure: 'other' }], asking())), 'So.');
});

test('rows that differ only in model or document are not guessed between; the model can be named', async () => {
  const rows = [{}, { model: 'test:b', answer: 'Because.' }];
  assert.equal(await find(rows, asking()), null);
  assert.equal(await find([...rows, {}], asking()), null);
  assert.equal(await textOf(find(rows, asking(), 'test:a')), 'So.');
  assert.equal(await textOf(find(rows, asking(), 'test:b')), 'Because.');
  const judged = [{}, { judge: 'test:other', level: 'far', rating: 1 }];
  const schema: OutputSchema = { kind: 'enum', values: [] };
  assert.equal(await find(judged, judging({ schema })), null);
  assert.equal(await textOf(find(judged, judging({ schema }), 'test:judge')), 'close');
});

test('a request that asks no question finds nothing', async () => {
  assert.equal(await find([{}], aRequest({ messages: [] })), null);
});

test('empty lines are passed over; a line that is no row is told by its number', () => {
  const good = JSON.stringify(row);
  const from = { file: 'ratings.jsonl', model: null };
  assert.doesNotThrow(() => exportRecording(`${good}\n\n  \n${good}\n`, from));
  for (const broken of ['{', 'null', '[]', '{"ask": "Why?"}', '{"ask": 1, "answerIndex": 1}']) {
    assert.throws(
      () => exportRecording(`${good}\n${broken}\n`, from),
      (error) => {
        assert.ok(error instanceof JournalError);
        assert.match(
          error.message,
          /^ratings\.jsonl:2: is not a row of an export; .* writes what can be replayed$/,
        );
        return true;
      },
    );
  }
});
