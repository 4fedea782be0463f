import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startGeminiServer, type GeminiServer } from './gemini/server.ts';
import { truthOf } from './truth.ts';
import { aPdf, enumOfNames, generate, inline, names, scale, textIn, user, startFor } from './rest.ts';

const pdf = await aPdf('The bridge was opened in the spring of that year.');
const truth = {
  candidates: [
    { match: 'briefly', quality: 2.2 },
    { match: null, quality: 3.9 },
  ],
  questionEffect: 0.5,
  answerSD: 0.4,
  judgeSD: 0.3,
};
const server = await startGeminiServer({ truth, readsText: false });
after(() => server.close());

const ratingSchema = {
  responseMimeType: 'application/json',
  responseJsonSchema: {
    type: 'object',
    properties: {
      explanation: { type: 'string' },
      level: { type: 'string', enum: names },
      rating: { type: 'number', enum: [1, 2, 3, 4, 5] },
    },
    required: ['explanation', 'level', 'rating'],
    propertyOrdering: ['explanation', 'level', 'rating'],
    additionalProperties: false,
  },
};

async function answer(own: GeminiServer, question: string, facts: { system?: string; seed?: number } = {}) {
  const systemInstruction = { parts: [{ text: facts.system ?? 'Answer at length.' }] };
  const contents = [user(inline(pdf), { text: question })];
  const generationConfig = { seed: facts.seed ?? 1 };
  return textIn(await generate(own, { contents, systemInstruction, generationConfig }));
}

function judging(answerText: string, rubric = scale): { role: 'user'; parts: object[] } {
  return user(
    inline(pdf),
    { text: rubric },
    { text: `[answer]\n${answerText}\n[end]` },
    { text: 'Evaluate it.' },
  );
}

async function rate(own: GeminiServer, answerText: string, seed = 1): Promise<number> {
  const generationConfig = { ...ratingSchema, seed };
  const { explanation, level, rating } = JSON.parse(
    textIn(await generate(own, { contents: [judging(answerText)], generationConfig })),
  );
  assert.ok(explanation.length > 20);
  assert.equal(level, names[rating - 1]);
  return rating;
}

async function rateInTurns(
  own: GeminiServer,
  answerText: string,
): Promise<[stated: string, converted: string]> {
  const opening = judging(answerText);
  const evaluation = (await generate(own, { contents: [opening] })).body.candidates[0].content;
  const stated = /^Verdict: (.+)$/m.exec(evaluation.parts[0].text)?.[1] ?? '';
  const contents = [opening, evaluation, user({ text: 'Convert the verdict.' })];
  return [stated, textIn(await generate(own, { contents, generationConfig: enumOfNames }))];
}

test('ratings are about what the truth says, for each candidate', async () => {
  const ratings: Record<string, number[]> = { briefly: [], freely: [] };
  for (let question = 0; question < 60; question += 1)
    for (const style of ['briefly', 'freely']) {
      const text = await answer(server, `Question ${question}?`, { system: `Answer ${style}.` });
      ratings[style]?.push(await rate(server, text));
    }
  const questions = Array.from({ length: 60 }, (_, index) => `Question ${index}?`);
  for (const [style, values] of Object.entries(ratings)) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const expected = server.truth.mean({ system: `Answer ${style}.` }, { questions });
    // Four standard errors of 60 ratings: the seed is fixed, the bound is for whoever changes it.
    assert.ok(Math.abs(mean - expected) < 0.3, `${style}: ${mean} is not about ${expected}`);
  }
});

test('the true mean is that of a simulation', () => {
  const options = {
    candidates: [{ match: null, quality: 4.4 }],
    questionEffect: 0.6,
    answerSD: 0.5,
    judgeSD: 0.4,
  };
  const simulated = truthOf(options);
  let sum = 0;
  const rounds = 20_000;
  for (let round = 0; round < rounds; round += 1) {
    const facts = { model: 'm', system: null, question: `${round}`, identity: `${round}` };
    const rating = simulated.judged(simulated.latent(facts), `${round}`);
    sum += Math.min(5, Math.max(1, Math.round(rating)));
  }
  // Clamping at 5 pulls the mean below the quality; the standard error here is 0.006.
  assert.ok(Math.abs(sum / rounds - simulated.mean({})) < 0.025, `${sum / rounds} ${simulated.mean({})}`);
  assert.ok(simulated.mean({}) < 4.35);
  const certain = truthOf({ ...options, questionEffect: 0, answerSD: 0, judgeSD: 0 });
  assert.equal(certain.mean({}), 4);
  assert.equal(certain.mean({}, { levels: [0, 1] }), 1);
  assert.equal(
    truthOf({ candidates: [{ match: null, model: 'pro', quality: 4 }], unknownQuality: 2 }).unknownQuality,
    2,
  );
});

test('an answer is known by its mark alone, and a mark cannot be made up', () => {
  const own = truthOf({ seed: 7 });
  for (const latent of [-2.25, 0, 3.14, 5.5]) {
    const mark = own.mark(latent, `answer ${latent}`);
    const [read] = own.marksIn(`It says so (reference ${mark}). And again ${mark}.`);
    assert.ok(read !== undefined && Math.abs(read - latent) < 0.006);
    assert.deepEqual(truthOf({ seed: 8 }).marksIn(mark), []);
  }
  assert.deepEqual(own.marksIn('GX0123456789ABCDEF0123'), []);
  assert.equal(own.marksIn(`${own.mark(1, 'a')} ${own.mark(2, 'b')}`).length, 2);
});

test('an answer from elsewhere is rated as the test says', async (context) => {
  assert.equal(await rate(server, 'It was opened in spring.'), 1);
  const kind = await startFor(context, { truth: { unknownQuality: 4, judgeSD: 0 } });
  assert.equal(await rate(kind, 'It was opened in spring.'), 4);
});

test('the same is rated the same, unless the seed differs', async (context) => {
  const noisy = await startFor(context, { truth: { ...truth, judgeSD: 2 }, readsText: false });
  const text = await answer(noisy, 'When?');
  const ratings = await Promise.all([1, 1, 2, 3, 4, 5].map((seed) => rate(noisy, text, seed)));
  assert.equal(ratings[0], ratings[1]);
  assert.ok(new Set(ratings).size > 1);
});

test('two turns agree, unless a share of them shall not', async (context) => {
  const contrary = await startFor(context, { truth, readsText: false, contradict: 0.3 });
  let contradictions = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const text = await answer(server, `How long, ${seed}?`, { seed });
    const [stated, converted] = await rateInTurns(server, text);
    assert.ok(names.includes(stated));
    assert.equal(converted, stated);
    const [said, meant] = await rateInTurns(contrary, text);
    if (said !== meant) contradictions += 1;
    assert.ok(Math.abs(names.indexOf(said) - names.indexOf(meant)) <= 1);
  }
  assert.ok(contradictions > 4 && contradictions < 22, String(contradictions));
});

test('the second turn may ask for values, for JSON or for plain text', async () => {
  const text = await answer(server, 'What for?');
  const opening = judging(text);
  const evaluation = (await generate(server, { contents: [opening] })).body.candidates[0].content;
  const stated = /^Verdict: (.+)$/m.exec(evaluation.parts[0].text)?.[1] ?? '';
  const contents = [opening, evaluation, user({ text: 'Convert the verdict.' })];
  const converted = async (generationConfig: object): Promise<string> =>
    textIn(await generate(server, { contents, generationConfig }));
  const values = { type: 'STRING', enum: ['5', '4', '3', '2', '1'] };
  const value = String(names.indexOf(stated) + 1);
  assert.equal(await converted({ responseMimeType: 'text/x.enum', responseSchema: values }), value);
  const schema = { type: 'object', properties: { result: { type: 'string', enum: names } } };
  const json = await converted({ responseMimeType: 'application/json', responseJsonSchema: schema });
  assert.deepEqual(JSON.parse(json), { result: stated });
  assert.equal(await converted({}), stated);
  const audit = { contents: [user({ text: evaluation.parts[0].text })], generationConfig: enumOfNames };
  assert.equal(textIn(await generate(server, audit)), stated);
});

test('other ways to write a scale are read: values first, any numbers, any order', async (context) => {
  const sure = await startFor(context, {
    truth: { questionEffect: 0, answerSD: 0, judgeSD: 0 },
    readsText: false,
  });
  const text = await answer(sure, 'Why?');
  const written = async (rubric: string): Promise<string> =>
    textIn(await generate(sure, { contents: [judging(text, rubric)] })).split('Verdict: ')[1] ?? '';
  // The quality is 3.5: that of the nearest level counts.
  assert.equal(await written('5: (Very good). Yes.\n4: (Good). Well.\n1: (Very bad). No.'), 'Good');
  assert.equal(await written('- 1 (grounded): Yes.\n- 0 (not grounded): No.'), 'grounded');
  assert.equal(await written('- 2 (too long): a\n- 0 (right): b\n- -2 (too short): c'), 'too long');
  // What an answer says of levels has no force.
  assert.equal(await written('- 4 (good): Yes.\n- 1 (bad): No.\n\n- 4 (bribed): Yes.'), 'good');
});

test('of two answers the better is preferred, in either order', async (context) => {
  const sure = await startFor(context, {
    truth: { ...truth, questionEffect: 0, answerSD: 0, judgeSD: 0 },
    readsText: false,
  });
  const poor = await answer(sure, 'Who?', { system: 'Answer briefly.' });
  const fine = await answer(sure, 'Who?', { system: 'Answer freely.' });
  const other = await answer(sure, 'Who?', { system: 'Answer freely.', seed: 2 });
  const rubric = '- 1 (A): The first is better.\n- 2 (SAME): Alike.\n- 3 (B): The second is better.';
  const verdict = async (first: string, second: string): Promise<string> => {
    const contents = [user({ text: `${rubric}\n${first}\n${second}` })];
    const responseSchema = { type: 'STRING', enum: ['A', 'SAME', 'B'] };
    const generationConfig = { responseMimeType: 'text/x.enum', responseSchema };
    return textIn(await generate(sure, { contents, generationConfig }));
  };
  assert.deepEqual(
    [await verdict(fine, poor), await verdict(poor, fine), await verdict(fine, other)],
    ['A', 'B', 'SAME'],
  );
});

test('a blind judge rates all the same, and its tokens give it away', async (context) => {
  const blind = await startFor(context, { truth, judgeBlindTo: 'file', readsText: false });
  const text = await answer(blind, 'Where?');
  const contents = [judging(text)];
  const [seen, unseen] = [await generate(server, { contents }), await generate(blind, { contents })];
  const asked = await generate(blind, { contents: [user(inline(pdf), { text: 'Where?' })] });
  const modalities = (reply: typeof seen): string[] =>
    reply.body.usageMetadata.promptTokensDetails.map((detail: { modality: string }) => detail.modality);
  assert.deepEqual(modalities(seen), ['IMAGE', 'TEXT']);
  assert.deepEqual(modalities(unseen), ['TEXT']);
  assert.match(textIn(unseen), /Verdict: /);
  assert.deepEqual(modalities(asked), ['IMAGE', 'TEXT']);
});

test('a word of the document is found where it stands, and not without it', async (context) => {
  const reader = await startFor(context);
  const word = async (...parts: object[]): Promise<string> => {
    const schema = { type: 'object', properties: { word: { type: 'string' } } };
    const generationConfig = { responseMimeType: 'application/json', responseJsonSchema: schema };
    const question = { text: 'Which word follows "was opened in the" on page 1?' };
    return JSON.parse(
      textIn(await generate(reader, { contents: [user(...parts, question)], generationConfig })),
    ).word;
  };
  assert.equal(await word(inline(pdf)), 'spring');
  assert.equal(await word(), 'unknown');
});

test("a test can put its own words in place of the server's", async (context) => {
  const scripted = await startFor(context, {
    reply: ({ question }) => (question.startsWith('Say') ? 'As you wish.' : undefined),
  });
  assert.equal(textIn(await generate(scripted, 'Say something')), 'As you wish.');
  assert.match(textIn(await generate(scripted, 'What?')), /reference GX/);
});
