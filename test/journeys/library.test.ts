import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import { assay, ended, results, startNode } from './command.ts';
import { aProject, ferry, installAssay, write } from './project.ts';

let folder = '';
before(async () => {
  folder = await aProject({ 'ferry.md': ferry });
  await installAssay(folder);
});

describe('the library', { concurrency: 2 }, () => {
  describe('a program that imports assay', { concurrency: 2 }, () => {
    it('asks and rates: each request has an answer and a rating of its own', async () => {
      const printed = await run(
        'ask.ts',
        `import { ask, rate } from 'assay';
      const document = 'ferry.md';
      const found = [];
      for (const request of ['What does a single fare cost?', 'When does the captain cancel a crossing?']) {
        const answer = await ask({ document, request });
        if (answer.outcome !== 'answered') throw new Error(answer.outcome);
        const rating = await rate({ document, request, answer: answer.text, turns: 'two' });
        const other = await rate({ document, request, answer: 'The library opens at ten.', turns: 'two' });
        found.push({ answer, rating, other });
      }
      console.log(JSON.stringify(found));`,
      );
      const [fare, wind] = JSON.parse(printed);
      assert.match(fare.answer.text, /nine euros/);
      assert.match(wind.answer.text, /fifteen metres/);
      assert.match(fare.rating.explanation, /single fare/);
      assert.match(wind.rating.explanation, /captain cancels/);
      for (const { rating, other } of [fare, wind]) {
        assert.equal(rating.outcome, 'rated');
        assert.ok(rating.rating > other.rating, `${rating.rating} is above ${other.rating}`);
      }
    });

    it('evaluates what defineEvaluation holds, and pays nothing the second time', async () => {
      const printed = await run(
        'evaluate.ts',
        `import { defineEvaluation, evaluate } from 'assay';
      const evaluation = defineEvaluation(${JSON.stringify(evaluation)});
      let done = 0;
      const first = await evaluate(evaluation, { journal: 'evaluate.db', onDone: () => { done += 1; } });
      const second = await evaluate(evaluation, { journal: 'evaluate.db', onDone: () => { done += 1; } });
      const once = await evaluate(evaluation, { journal: ':memory:' });
      console.log(JSON.stringify({ done, first, second, once }));`,
      );
      const { done, first, second, once } = JSON.parse(printed);
      assert.equal(done, 4);
      assert.deepEqual(second, first);
      assert.deepEqual(once.candidates, first.candidates);
      assert.equal(first.usage.calls, 8);
    });

    it('is told what is wrong by an error that names every key', async () => {
      const printed = await run(
        'wrong.ts',
        `import { evaluate, EvaluationError } from 'assay';
      const wrong = { document: 'gone.md', questions: ['Why?'], modell: 'builtin:extractive' };
      try {
        await evaluate(wrong as never);
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error;
        console.log(JSON.stringify(error.problems.map(({ key, suggestion }) => [key, suggestion])));
      }`,
      );
      assert.deepEqual(new Map(JSON.parse(printed)).get('modell'), 'model');
      assert.ok(new Map(JSON.parse(printed)).has('document'));
    });
  });

  describe('an evaluation as code', () => {
    it('runs as assay.config.ts, and shares its calls with the same evaluation as YAML', async () => {
      await write(folder, {
        'assay.config.ts': `import { defineEvaluation } from 'assay';
export default defineEvaluation(${JSON.stringify(evaluation)});
`,
        'same.yaml': JSON.stringify(evaluation),
      });
      const config = JSON.parse(await results(folder, 'run', '--format', 'json')) as Report;
      const yaml = JSON.parse(await results(folder, 'run', 'same.yaml', '--format', 'json')) as Report;
      assert.equal(config.usage.calls, 8);
      assert.equal(yaml.usage.callsMade, 0);
      assert.deepEqual(yaml.candidates, config.candidates);
    });

    it('is refused like any other, by its keys', async () => {
      const wrong = await aProject({
        'ferry.md': ferry,
        'assay.config.ts': 'export default { document: "ferry.md" }',
      });
      const { code, stderr } = await assay(wrong, 'run');
      assert.equal(code, 2);
      assert.match(stderr, /^assay\.config\.ts {2}questions: needed$/m);
    });
  });
});

const evaluation = {
  name: 'Ferry',
  document: 'ferry.md',
  model: 'builtin:extractive',
  guidances: { Terse: 'Answer in one sentence.', Cited: 'Quote the document and give the page.' },
  questions: ['What does a single fare cost?', 'When does the ferry run in winter?'],
  judge: { model: 'builtin:lexical' },
};

async function run(name: string, program: string): Promise<string> {
  await write(folder, { [name]: program });
  const { code, stdout, stderr } = await ended(startNode(folder, name));
  assert.equal(code, 0, stderr);
  assert.equal(stderr, '');
  return stdout;
}
