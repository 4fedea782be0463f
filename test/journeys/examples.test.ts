import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import { assay, ended, results, root, startNode, type Ended } from './command.ts';
import { aProject, installAssay } from './project.ts';

let folder = '';
before(async () => {
  folder = await aProject();
  await cp(join(root, 'examples'), folder, {
    recursive: true,
    filter: (path) => !path.endsWith('.assay'),
  });
  await installAssay(folder);
});

describe('what the checkout brings', { concurrency: 2 }, () => {
  describe('the examples', { concurrency: 2 }, () => {
    it('the notebook, as commands: its two requests for a summary are measured apart', async () => {
      const report = await run('notebook/assay.yaml');
      assert.deepEqual(
        report.candidates.map(({ id }) => id),
        ['Terse', 'Moderate', 'Cited'],
      );
      assert.deepEqual(report.measures.map(({ id }) => id).toSorted(), [
        'question-answering',
        'summarization',
      ]);
      for (const { counts, measures } of report.candidates) {
        assert.equal(counts.answers, 12);
        assert.deepEqual(
          Object.values(measures).map((measure) => measure.counts.ratings),
          [6, 6],
        );
      }
    });

    it('the notebook, as a program: answers, evaluations, levels, averages', async () => {
      const { code, stdout, stderr } = await ended(startNode(folder, 'notebook/notebook.ts'));
      assert.equal(code, 0, stderr);
      assert.equal(stdout.match(/^Level: [a-z ]+ \([1-5]\)$/gm)?.length, 8);
      assert.equal(stdout.match(/^--- (Terse|Moderate|Cited) ---$/gm)?.length, 6);
      assert.equal(stdout.match(/^(Terse|Moderate|Cited): \d\.\d\d \(/gm)?.length, 3);
    });

    it("the notebook's own ratings: their means, and what two questions cannot show", async () => {
      const typed = ['analyze', 'notebook/ratings.csv'];
      const table = await results(folder, ...typed);
      assert.match(table, /Terse +5\.00 .*\nModerate +3\.50 .*\nCited +4\.17 /);
      assert.match(table, /2 questions say little about others/);
      const report = JSON.parse(await results(folder, ...typed, '--format', 'json')) as Report;
      for (const { counts, measures } of report.candidates) {
        assert.equal(counts.questions, 2);
        assert.equal(measures['rating']?.mean.rough, true);
        assert.equal(measures['rating']?.meanTheseQuestions.refused, 'answer_variance_not_estimable');
      }
      assert.ok(report.warnings.some(({ code }) => code === 'very-few-questions'));
    });

    it('the guidances: three of them on ten questions about a PDF', async () => {
      const report = await run('guidances/assay.yaml');
      assert.deepEqual(
        report.candidates.map(({ counts }) => counts.answers),
        [30, 30, 30],
      );
      assert.equal(report.trust?.['question-answering']?.sighted, true);
      assert.equal(report.candidates[0]?.measures['one sentence']?.mean.estimate, 1);
    });

    it('the Gemini report: without a key, each place that needs one is named', async () => {
      const evaluation = await readFile(join(folder, 'gemini-report/assay.yaml'), 'utf8');
      const local = evaluation.replace(/^document: .*$/m, 'document: ../guidances/how-assay-measures.pdf');
      assert.notEqual(local, evaluation);
      await writeFile(join(folder, 'gemini-report/local.yaml'), local);
      const { code, stderr } = await assay(folder, 'check', 'gemini-report/local.yaml');
      assert.equal(code, 2);
      const named = stderr.split('\n').filter((line) => line.startsWith('gemini-report/'));
      assert.equal(named.length, 2, stderr);
      assert.match(named[0] ?? '', /^gemini-report\/local\.yaml:\d+:8 {2}model: google:.* GEMINI_API_KEY/);
      assert.match(
        named[1] ?? '',
        /^gemini-report\/local\.yaml:\d+:16 {2}judge\.model: google:.* GEMINI_API_KEY/,
      );
    });
  });

  describe('the command in a checkout', () => {
    it('is the same from another folder, where its paths begin', async () => {
      const typed = ['analyze', 'notebook/ratings.csv'];
      assert.deepEqual(await byNpm(...typed), await assay(folder, ...typed));
      const version = await byNpm('--version');
      assert.deepEqual([version.code, version.stdout], [0, await results(folder, '--version')]);
      assert.equal((await byNpm('rnu')).code, 2);
    });
  });
});

function byNpm(...args: readonly string[]): Promise<Ended> {
  const npm = ['--prefix', root, 'run', '--silent', 'assay', '--', ...args];
  return ended(spawn('npm', npm, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }));
}

async function run(evaluation: string): Promise<Report> {
  return JSON.parse(await results(folder, 'run', evaluation, '--format', 'json')) as Report;
}
