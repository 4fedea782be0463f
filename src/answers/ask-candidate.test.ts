import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCandidate, aQuestion, aReply } from '../../test/fixtures/evaluation.ts';
import { anAnswerTask, scriptedCaller } from '../../test/fixtures/rated-answers.ts';
import { askCandidate, readAnswer } from './ask-candidate.ts';

const facts = { seed: 1, freshness: '0', prices: {} };

describe('asking a candidate', () => {
  it('makes one call under the id of the task and reads its reply', async () => {
    const { caller, made } = scriptedCaller(['48 steps.']);
    const answer = await askCandidate(anAnswerTask(), caller, facts);
    assert.deepEqual(answer, {
      outcome: 'answered',
      text: '48 steps.',
      servedModel: 'answerer-001',
      usage: aReply().usage,
      costUsd: null,
    });
    assert.deepEqual(
      made.map(({ purpose }) => purpose),
      [{ task: 'steps/Plain/1', role: 'answer' }],
    );
  });

  it('hands on why a call failed', async () => {
    const { caller } = scriptedCaller([null]);
    assert.deepEqual(await askCandidate(anAnswerTask(), caller, facts), {
      outcome: 'error',
      error: { code: 'timeout', message: 'no reply' },
    });
  });
});

describe('an answer', () => {
  for (const finish of ['cut-off', 'refused', 'filtered', 'blocked'] as const) {
    it(`is none where the model ended by ${finish}, and keeps the text that came`, () => {
      const answer = readAnswer(aReply({ finish, text: 'There are 48' }), null);
      assert.deepEqual(answer, {
        outcome: 'no-answer',
        reason: finish,
        text: 'There are 48',
        servedModel: 'answerer-001',
        usage: aReply().usage,
        costUsd: null,
      });
    });
  }

  for (const text of ['', '   ', '\n\t\r\n', '\u00a0', '\ufeff', '\u200b', ' \u200d\n']) {
    it(`is empty where it is ${JSON.stringify(text)}`, () => {
      const answer = readAnswer(aReply({ text }), null);
      assert.deepEqual([answer.outcome, 'reason' in answer && answer.reason], ['no-answer', 'empty']);
    });
  }

  it('is cut off, not empty, where thinking took all its tokens', () => {
    const answer = readAnswer(aReply({ finish: 'cut-off', text: '' }), null);
    assert.equal('reason' in answer && answer.reason, 'cut-off');
  });

  it('is kept to the letter, spaces and all', () => {
    const answer = readAnswer(aReply({ text: ' 48.\n' }), null);
    assert.equal('text' in answer && answer.text, ' 48.\n');
  });

  it('may be as short as a number or a mark', () => {
    for (const text of ['0', '?', '👍']) assert.equal(readAnswer(aReply({ text }), null).outcome, 'answered');
  });
});

describe('an answer made elsewhere', () => {
  it('is looked up by unit and draw', async () => {
    const candidate = aCandidate({ model: 'given:0a1b', given: { steps: 2 } });
    const questions = [aQuestion({ ask: 'How many steps?' })];
    const { caller, made } = scriptedCaller(['48']);
    await askCandidate(anAnswerTask({ candidates: [candidate], questions }, 1), caller, facts);
    const request = made[0]?.request;
    assert.deepEqual(request?.messages[0]?.parts.at(-1), { kind: 'text', name: 'question', text: 'steps' });
    assert.deepEqual([request?.provider, request?.model, request?.draw], ['given', '0a1b', '2']);
  });
});
