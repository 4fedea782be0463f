import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import { assay, results } from './command.ts';
import { aPlace, aServer, generations } from './gemini.ts';
import { aProject, ferry, write } from './project.ts';

/** Four questions, two candidates whose answers differ in wording: 8 answers, as many ratings, 16 calls. */
const lines = {
  document: 'document: ferry.md',
  cited:
    'candidates: [{id: Cited, model: builtin:extractive, guidance: Quote the document and give the page.},',
  drawn:
    '  {id: Drawn, model: builtin:extractive, guidance: Answer in one sentence., settings: {temperature: 1}}]',
  questions: `questions:
  - {id: fare, ask: What does a single fare cost?}
  - {id: bicycle, ask: What does a bicycle cost?}
  - {id: winter, ask: When does the ferry run in winter?}
  - {id: wind, ask: When does the captain cancel a crossing?}`,
  judge: 'judge: {model: builtin:lexical, rubric: question-answering}',
  repeat: 'repeat: {answers: 1}',
};

function evaluation(changed: Partial<typeof lines> = {}): string {
  return `${Object.values({ ...lines, ...changed }).join('\n')}\n`;
}

let paid = '';
let first = '';
before(async () => {
  paid = await aProject({ 'ferry.md': ferry, 'assay.yaml': evaluation() });
  first = await results(paid, 'run');
});

/** A copy of the project as it was after its first run, with its journal. */
async function paidProject(): Promise<string> {
  const folder = await aProject();
  await cp(paid, folder, { recursive: true });
  return folder;
}

describe('nothing is paid twice', { concurrency: 2 }, () => {
  describe('what was paid once', { concurrency: 2 }, () => {
    for (const format of ['table', 'json', 'markdown']) {
      it(`is printed again, byte for byte, as ${format}`, async () => {
        const typed = ['--format', format];
        const printed = await results(paid, 'report', ...typed);
        assert.equal(await results(paid, 'run', ...typed), printed);
        if (format === 'table') assert.equal(printed, first);
        if (format === 'json') assert.equal((JSON.parse(printed) as Report).usage.callsMade, 16);
      });
    }
  });

  describe('an edit', { concurrency: 2 }, () => {
    const edits: readonly [string, Partial<typeof lines>, { total: number; known: number }][] = [
      [
        'a new question pays for itself',
        { questions: `${lines.questions}\n  - {id: children, ask: Who travels free?}` },
        { total: 20, known: 16 },
      ],
      // The second answers of Cited are asked for, although they will be the same.
      ['one more answer pays for it', { repeat: 'repeat: {answers: 2}' }, { total: 32, known: 16 }],
      [
        'another guidance pays for its candidate',
        { drawn: lines.drawn.replace('one sentence', 'three sentences') },
        { total: 16, known: 8 },
      ],
      [
        'another seed pays for nothing',
        { repeat: 'seed: 7\nrepeat: {answers: 1}' },
        { total: 16, known: 16 },
      ],
    ];
    for (const [what, changed, { total, known }] of edits) {
      it(what, async () => {
        const folder = await paidProject();
        await write(folder, { 'assay.yaml': evaluation(changed) });
        assert.deepEqual(await planned(folder), { total, known });
        const { usage } = await report(folder);
        assert.equal(usage.calls, total);
        // Of what is new, only what is equal to something paid meanwhile may cost less than planned.
        const made = usage.callsMade ?? assert.fail('calls are counted');
        assert.ok(made <= total - known, `${made} of ${total - known}`);
        assert.equal(made > 0, total > known);
      });
    }

    it('another name of the evaluation or its document pays for nothing', async () => {
      const folder = await paidProject();
      renameSync(join(folder, 'ferry.md'), join(folder, 'sund.md'));
      await write(folder, { 'other.yaml': evaluation({ document: 'document: sund.md' }) });
      assert.deepEqual(await planned(folder, 'other.yaml'), { total: 16, known: 16 });
      assert.equal((await report(folder, 'other.yaml')).usage.callsMade, 0);
    });
  });

  describe('asked for again', { concurrency: 2 }, () => {
    it('--fresh makes every call anew, once', async () => {
      const folder = await paidProject();
      const fresh = await report(folder, '--fresh');
      assert.equal(fresh.usage.callsMade, 16);
      assert.deepEqual(await report(folder), fresh);
      assert.deepEqual(await planned(folder), { total: 16, known: 16 });
    });

    it('--fresh of one evaluation leaves another in the same journal as it was, also one of the same file name', async () => {
      const folder = await aProject({
        'a/ferry.md': ferry,
        'a/assay.yaml': evaluation(),
        'b/ferry.md': ferry,
        'b/assay.yaml': evaluation({ questions: 'questions: [When does the ferry leave?]' }),
      });
      const shared = ['--journal', join(folder, 'shared.db')];
      const earlier = await report(join(folder, 'b'), ...shared);
      await report(join(folder, 'a'), ...shared, '--fresh');
      assert.deepEqual(await report(join(folder, 'b'), ...shared), earlier);
    });

    it('--again no-answer asks what was empty, and nothing else', async () => {
      const answers = [
        { question: 'fare', answer: '' },
        { question: 'bicycle', answer: 'Three euros more.' },
      ];
      const folder = await aProject({
        'ferry.md': ferry,
        'answers.jsonl': answers.map((row) => JSON.stringify(row)).join('\n'),
        'assay.yaml': evaluation({
          cited: 'candidates: [',
          drawn: '  {id: Elsewhere, answers: answers.jsonl}]',
        }),
      });
      const { usage, candidates } = await report(folder);
      assert.equal(candidates[0]?.counts.noAnswer, 1);
      assert.deepEqual([usage.calls, usage.callsMade], [3, 3]);
      const again = await report(folder, '--again', 'no-answer');
      assert.equal(again.candidates[0]?.counts.noAnswer, 1);
      assert.equal(again.usage.callsMade, 4);
      assert.equal(again.run.status, 'complete');
      assert.deepEqual(await report(folder), again);
    });

    it('--only does a part, and the next run the rest', async () => {
      const folder = await aProject({ 'ferry.md': ferry, 'assay.yaml': evaluation() });
      const part = await assay(folder, 'run', '--only', 'Cited', '--only', 'wind', '--format', 'json');
      assert.equal(part.code, 3);
      const { usage, run } = JSON.parse(part.stdout) as Report;
      assert.equal(usage.callsMade, 2);
      assert.equal(run.status, 'incomplete');
      const whole = await report(folder);
      assert.equal(whole.run.id, run.id);
      assert.equal(whole.usage.callsMade, 16);
      assert.equal(whole.run.status, 'complete');
    });
  });

  describe('two at once on one journal', () => {
    it('both end well, say the same, and leave a journal that is whole', async () => {
      const folder = await aProject({ 'ferry.md': ferry, 'assay.yaml': evaluation() });
      const [one, other] = await Promise.all([
        assay(folder, 'run', '--journal', 'shared.db'),
        assay(folder, 'run', '--journal', 'shared.db'),
      ]);
      assert.equal(one.code, 0, one.stderr);
      assert.deepEqual(other, one);
      // Whichever was first with a call, the run counts it once.
      assert.equal(one.stdout, first);
      assert.equal(await results(folder, 'report', '--journal', 'shared.db'), first);
    });

    it('pay for every call once, together, whatever each of them needs', async () => {
      const server = await aServer({ latencyMs: 20 });
      const place = await aPlace(server);
      // The same evaluation, with a question less: another run, which shares 12 of the 18 calls.
      const whole = JSON.parse(await readFile(join(place.folder, 'assay.yaml'), 'utf8'));
      const part = { ...whole, questions: whole.questions.slice(1) };
      await write(place.folder, { 'part.yaml': JSON.stringify(part) });
      const runs = ['assay.yaml', 'part.yaml', 'assay.yaml'].map((file) =>
        assay(place, 'run', file, '--journal', 'shared.db', '--format', 'json'),
      );
      const done = await Promise.all(runs);
      for (const { code, stderr } of done) assert.equal(code, 0, stderr);
      assert.equal(generations(server).length, 18);
      const [one, other, twin] = done.map(({ stdout }) => (JSON.parse(stdout) as Report).usage);
      assert.deepEqual([one?.calls, other?.calls], [18, 12]);
      assert.equal((one?.callsMade ?? 0) + (other?.callsMade ?? 0), 18);
      assert.deepEqual(twin, one);
    });
  });
});

async function report(folder: string, ...args: readonly string[]): Promise<Report> {
  return JSON.parse(await results(folder, 'run', ...args, '--format', 'json')) as Report;
}

async function planned(
  folder: string,
  ...args: readonly string[]
): Promise<{ total: number; known: number }> {
  const { calls } = JSON.parse(await results(folder, 'plan', ...args, '--format', 'json'));
  return { total: calls.total, known: calls.inJournal };
}
