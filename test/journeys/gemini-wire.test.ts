import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { hashOfData } from '../../src/record/hash.ts';
import type { Content, GenerateContentRequest } from '../kit/gemini/request.ts';
import type { GeminiServer } from '../kit/gemini/server.ts';
import { ended, results, startNode, type Place } from './command.ts';
import { aPlace, aServer, filesNamed, flash, generations, otherFlash } from './gemini.ts';
import { installAssay, write } from './project.ts';

const request = 'Summarize the training process used here.';
const childish = "Explain the training process like I'm 5.";
const questions = ['How does the model perform on code tasks?', 'How many layers does it have?'];
const levels = ['very bad', 'bad', 'ok', 'good', 'very good'];
const settings = { temperature: 0 };
const evaluation = {
  document: 'handbook.pdf',
  candidates: [
    { id: 'Terse', model: flash, guidance: 'Answer in one sentence.', settings },
    { id: 'Cited', model: flash, guidance: 'Quote the document and give the page.', settings },
  ],
  questions,
  repeat: { answers: 2, ratings: 2 },
  judge: { model: otherFlash, rubric: 'question-answering', turns: 'two', settings },
};

/** The notebook's cells as a program. */
const program = `import { ask, defineEvaluation, evaluate, rate } from 'assay';

const document = 'handbook.pdf';
const model = '${flash}';
const judge = '${otherFlash}';

for (const request of ${JSON.stringify([request, childish])}) {
  const answer = await ask({ document, request, model });
  if (answer.outcome !== 'answered') throw new Error(answer.outcome);
  const rating = await rate({ answer: answer.text, document, request, judge, rubric: 'summarization', turns: 'two' });
  if (rating.outcome !== 'rated') throw new Error(rating.outcome);
  console.log(answer.text, rating.explanation, rating.level);
}
const evaluation = defineEvaluation(${JSON.stringify(evaluation)} as never);
const report = await evaluate(evaluation);
console.log(report.run.status, report.candidates.map(({ measures }) => measures['question-answering']?.mean.estimate));
`;

describe("the notebook's cells on the wire", () => {
  let byCommand: Sent;
  let byProgram: Sent;
  before(async () => {
    byCommand = await sentBy(async (place) => {
      for (const asked of [request, childish]) {
        const models = ['--model', flash, '--judge', otherFlash];
        await results(
          place,
          'ask',
          'handbook.pdf',
          asked,
          ...models,
          '--rubric',
          'summarization',
          '--turns',
          'two',
        );
      }
      await results(place, 'run');
    });
    byProgram = await sentBy(async (place) => {
      await installAssay(place.folder);
      await write(place.folder, { 'program.ts': program });
      const { code, stdout, stderr } = await ended(startNode(place, 'program.ts'));
      assert.equal(code, 0, stderr);
      assert.match(stdout, /^complete \[/m);
    });
  });

  it('are the same by commands and by a program, field by field', () => {
    assert.equal(byCommand.bodies.length, 2 * 3 + 8 + 16 * 2);
    assert.deepEqual(sorted(byProgram.bodies), sorted(byCommand.bodies));
  });

  it('a summary: the document and the request, and nothing else', () => {
    assert.deepEqual(byCommand.bodies[0], {
      contents: [{ role: 'user', parts: [byCommand.document, { text: request }] }],
      generationConfig: { seed: 1 },
    });
  });

  it('its evaluation: the document first, which the notebook forgot, and the rubric for summaries', () => {
    const first = byCommand.bodies[1];
    const [turn, ...turns] = first?.contents ?? [];
    assert.deepEqual([turn?.role, turns.length], ['user', 0]);
    assert.deepEqual(turn?.parts?.[0], byCommand.document);
    const said = textOf(turn);
    assert.match(said, /# Criteria\n(- .+\n)*- Conciseness/i);
    assert.match(said, /# Levels\n(- .+\n?){5}/);
    assert.ok(said.includes(request));
    assert.match(said, /\(reference GX/);
    assert.deepEqual(first?.generationConfig, { seed: 1 });
    assert.equal(first?.systemInstruction, undefined);
  });

  it('its level: the same chat, one turn longer, and one value of an enum', () => {
    const [, first, second] = byCommand.bodies;
    const [opening, model, user, ...others] = second?.contents ?? [];
    assert.deepEqual(opening, first?.contents?.[0]);
    assert.equal(others.length, 0);
    assert.equal(model?.role, 'model');
    assert.match(textOf(model), /^## Evaluation\n[^]*\nVerdict: [a-z ]+$/);
    assert.ok((model?.parts?.at(-1)?.thoughtSignature ?? '') !== '');
    assert.equal(user?.role, 'user');
    assert.equal(user?.parts?.length, 1);
    assert.deepEqual(second?.generationConfig, {
      seed: 1,
      responseMimeType: 'text/x.enum',
      responseSchema: { type: 'STRING', enum: levels },
    });
  });

  it('the guidances: a system instruction each, at temperature 0, with a seed for each repeat', () => {
    const answers = byCommand.bodies
      .slice(6)
      .filter(({ systemInstruction }) => systemInstruction !== undefined);
    const expected = evaluation.candidates.flatMap(({ guidance }) =>
      questions.flatMap((question) =>
        [1, 2].map((seed) => ({
          contents: [{ role: 'user', parts: [byCommand.document, { text: question }] }],
          systemInstruction: { parts: [{ text: guidance }] },
          generationConfig: { seed, temperature: 0 },
        })),
      ),
    );
    assert.deepEqual(sorted(answers), sorted(expected));
  });

  it('their judge: does not learn whose answer it is, and rates each twice', () => {
    const judged = byCommand.bodies
      .slice(6)
      .filter(({ systemInstruction }) => systemInstruction === undefined);
    assert.equal(judged.length, 16 * 2);
    for (const body of judged) {
      assert.deepEqual(body.contents?.[0]?.parts?.[0], byCommand.document);
      assert.equal(body.generationConfig?.temperature, 0);
      assert.doesNotMatch(JSON.stringify(body), /Terse|Cited|Answer in one sentence|Quote the document and/);
    }
    const seeds = judged.map(({ generationConfig }) => generationConfig?.seed);
    for (const seed of [1, 2]) assert.equal(seeds.filter((one) => one === seed).length, 16);
  });
});

interface Sent {
  readonly bodies: readonly GenerateContentRequest[];
  /** The part by which all of them refer to the document. */
  readonly document: object;
}

/** What a new project sent to a new server, each request in its turn. */
async function sentBy(work: (place: Place) => Promise<void>): Promise<Sent> {
  const server: GeminiServer = await aServer();
  await work(await aPlace(server, { ...evaluation, model: undefined, guidances: undefined }));
  const files = filesNamed(server);
  assert.equal(files.length, 1);
  const bodies = generations(server).map(({ body }) => anyServer(body, server.url));
  return {
    bodies,
    document: { fileData: { mimeType: 'application/pdf', fileUri: anyServer(files[0] ?? '', server.url) } },
  };
}

/** Two servers have two ports. */
function anyServer<Value>(value: Value, url: string): Value {
  return JSON.parse(JSON.stringify(value).replaceAll(url, 'http://server')) as Value;
}

function sorted(bodies: readonly object[]): object[] {
  return bodies.toSorted((a, b) => (hashOfData(a) < hashOfData(b) ? -1 : 1));
}

function textOf(turn: Content | undefined): string {
  return (turn?.parts ?? []).map(({ text }) => text ?? '').join('\n');
}
