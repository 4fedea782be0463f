import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aJudge, anEvaluation, lighthouse } from '../../test/fixtures/evaluation.ts';
import { asked, scriptedCaller, textsOf } from '../../test/fixtures/rated-answers.ts';
import type { Document } from '../record/document.ts';
import { proofQuestions } from './proof-questions.ts';
import { prove } from './prove.ts';

const text = 'Its lamp was lit in the spring of a wet year, while nine keepers sang loudly under torn sails.';
const document: Document = { ...lighthouse, pages: [{ number: 1, text }] };
const proof = 'Which word follows "{words}" on page {page}?';
const facts = { ...asked, prompts: { ...anEvaluation().prompts, proof } };
const words = proofQuestions(document, facts.seed).map(({ answer }) => answer);
const right = (index: number) => JSON.stringify({ word: words[index] });

async function proved(replies: readonly (string | null)[], read: Document | null = document) {
  const { caller, made } = scriptedCaller(replies);
  const [reference] = anEvaluation().documents;
  const task = { id: 'proof/document/0a', judge: aJudge({ settings: { topK: 1 } }), document: reference! };
  return { found: await prove({ task, document: read }, caller, facts), made };
}

describe('a judge proves that it reads', () => {
  it('by two right words of three', async () => {
    const { found } = await proved([right(0), '{"word":"sea"}', right(2)]);
    assert.deepEqual(found, {
      judge: 'test:judge',
      document: 'document',
      asked: 3,
      right: 2,
      proven: true,
      error: null,
    });
    assert.equal((await proved([right(0), right(1), right(2)])).found.right, 3);
  });

  it('not by one, by a guess in a sentence, or by nothing', async () => {
    const { found } = await proved([right(0), `I think it is ${words[1]}.`, '']);
    assert.deepEqual([found.right, found.proven], [1, false]);
  });

  it('also by a bare word, or one in a code fence', async () => {
    const { found } = await proved([words[0] ?? '', `\`\`\`json\n${right(1)}\n\`\`\``, '{"answer":"no"}']);
    assert.equal(found.proven, true);
  });

  it('with calls of their own: the document first, then the question, and a form for the reply', async () => {
    const { made } = await proved([right(0), right(1), right(2)]);
    assert.deepEqual(
      made.map(({ purpose, request }) => [purpose.task, purpose.role, request.draw]),
      [1, 2, 3].map((n) => ['proof/document/0a', `proof ${n}`, `proof ${n}`]),
    );
    const [first] = made;
    assert.deepEqual(first?.request.messages[0]?.parts[0], { kind: 'document', hash: lighthouse.hash });
    assert.match(
      first === undefined ? '' : textsOf(first.request).join(),
      /^Which word follows ".+" on page 1\?$/,
    );
    assert.deepEqual([first?.request.settings, first?.request.schema?.kind], [{ topK: 1 }, 'json']);
  });
});

describe('nothing is said of reading', () => {
  it('where a call fails, until it is made', async () => {
    const { found } = await proved([right(0), null, right(2)]);
    assert.deepEqual(found.proven, null);
    assert.deepEqual(found.error, { code: 'timeout', message: 'no reply' });
  });

  it('where the document has no text to ask about, or nobody has opened it', async () => {
    for (const read of [null, { ...document, pages: [{ number: 1, text: 'Plan of the pier' }] }]) {
      const { found, made } = await proved([], read);
      assert.deepEqual([found.proven, found.asked, made.length], [null, 0, 0]);
    }
  });
});
