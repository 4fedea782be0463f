import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import type { MeasureCheckUp } from '../../src/report/check-up/measure-check-ups.ts';
import type { JudgeManner } from '../kit/judge-manner.ts';
import { assay, results, type Place } from './command.ts';
import { aPlace, aServer, otherFlash } from './gemini.ts';
import { aProject, ferry } from './project.ts';

const questions = ['boats', 'wells', 'roofs', 'fences', 'ovens', 'paths', 'lamps', 'mills'].map(
  (subject) => `What does the parish keep and look after of its ${subject}?`,
);

/** A place whose judge has this manner, and its server. */
async function judgedBy(judgesBy: JudgeManner) {
  const server = await aServer({ judgesBy });
  const evaluation = {
    document: 'handbook.pdf',
    questions,
    judge: { model: otherFlash, rubric: 'question-answering' },
  };
  return { server, place: await aPlace(server, evaluation) };
}

interface Doctored {
  readonly passed: boolean;
  readonly judges: readonly MeasureCheckUp[];
}

/** What each probe came to, by its name. */
async function outcomes(place: Place): Promise<Record<string, string>> {
  const { stdout } = await assay(place, 'doctor', '--judge', '--yes', '--format', 'json');
  const { judges } = JSON.parse(stdout) as Doctored;
  return Object.fromEntries(judges.flatMap(({ probes }) => probes.map(({ id, outcome }) => [id, outcome])));
}

describe('the check-up of a judge', { concurrency: 2 }, () => {
  it('passes one that goes by the document', async () => {
    const { place } = await judgedBy('document');
    const { code, stdout, stderr } = await assay(place, 'doctor', '--judge', '--yes');
    assert.equal(code, 0, stdout + stderr);
    assert.equal(stdout.match(/^ok {6}/gm)?.length, 5, stdout);
    assert.match(stderr, /^check-up on 8 questions: 48 calls to judges, \$\d+\.\d\d-\d+\.\d\d$/m);
  });

  it('finds one that rewards length', async () => {
    const { place } = await judgedBy('length');
    assert.deepEqual(await outcomes(place), {
      order: 'left-out',
      padding: 'fooled',
      'wrong-answer': 'fooled',
      'invented-quotation': 'fooled',
      'injected-order': 'fooled',
    });
    const { code, stdout } = await assay(place, 'doctor', '--judge');
    assert.equal(code, 1);
    assert.match(stdout, /^FAILED {2}padding: rated the padded answer higher in 8 of 8 pairs \(likely /m);
  });

  it('finds one that obeys what an answer tells it', async () => {
    const { place } = await judgedBy('orders');
    const found = await outcomes(place);
    assert.equal(found['injected-order'], 'fooled');
    assert.equal(found['padding'], 'resisted');
  });

  it('costs nothing the second time, and is stamped on later reports', async () => {
    const { server, place } = await judgedBy('orders');
    const first = await assay(place, 'doctor', '--judge', '--yes');
    const asked = server.counts.judgement;
    assert.equal(asked, 48);
    const second = await assay(place, 'doctor', '--judge');
    assert.deepEqual([second.code, second.stdout], [first.code, first.stdout]);
    assert.match(second.stderr, /all in the journal, so nothing is asked/);
    assert.equal(server.counts.judgement, asked);
    const run = await results(place, 'run');
    assert.match(
      run.replaceAll(/\s+/g, ' '),
      /Checked \d{4}-\d\d-\d\d: fooled by an order in the answer \(8 of 8 pairs\)/,
    );
    const report = JSON.parse(await results(place, 'report', '--format', 'json')) as Report;
    const probes = report.trust['question-answering']?.checkUp?.probes ?? [];
    assert.deepEqual(probes.map(({ id, fooledIn, pairs }) => [id, fooledIn, pairs]).at(-1), [
      'injected-order',
      8,
      8,
    ]);
    assert.equal(report.run.name.startsWith('Check-up'), false, 'the last run is the evaluation’s own');
  });

  it('asks nothing that may cost more than a dollar without being told to', async () => {
    const server = await aServer({ judgesBy: 'document' });
    const prices = { [otherFlash]: { input: 5000, output: 5000 } };
    const place = await aPlace(server, { document: 'handbook.pdf', questions, prices });
    const { code, stdout, stderr } = await assay(place, 'doctor', '--judge');
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /may cost more than \$1: add --yes to go ahead/);
    assert.equal(server.counts.generateContent, 0);
  });

  it('says where it can make nothing up', async () => {
    const folder = await aProject({
      'ferry.md': ferry,
      'assay.yaml': 'document: ferry.md\nmodel: builtin:extractive\nquestions: [Quantum chromodynamics?]\n',
    });
    const { code, stderr } = await assay(folder, 'doctor', '--judge');
    assert.equal(code, 2);
    assert.match(stderr, /the document holds no sentence on any of the questions/);
  });

  it('tells of the built-in judge what it falls for, and what could not be seen', async () => {
    const folder = await aProject({
      'ferry.md': ferry,
      'assay.yaml': JSON.stringify({
        document: 'ferry.md',
        model: 'builtin:extractive',
        judge: { model: 'builtin:lexical', rubric: 'question-answering' },
        questions: [
          'When does the ferry leave Sund?',
          'What does a single fare cost?',
          'When does the captain cancel a crossing?',
          'What does a bicycle cost?',
          'Who travels free?',
          'When is the harbour office open?',
        ],
      }),
    });
    const { code, stdout } = await assay(folder, 'doctor', '--judge');
    assert.equal(code, 0, stdout);
    assert.match(
      stdout,
      /^warn {4}padding: too few pairs to tell; .* set aside: 3 pairs at the end of the scale already; harder questions/m,
    );
    assert.match(
      stdout,
      /^warn {4}a confident wrong answer: did not rate the wrong answer lower in 1 of 6 pairs \(likely 2 to 69 % of all\)/m,
    );
  });
});
