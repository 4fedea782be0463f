import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { RunComparison } from '../../src/report/run-comparison.ts';
import { assay, results, type Ended } from './command.ts';
import { aProject, ferry, write } from './project.ts';

/** Eight questions with answers made elsewhere, which a check measures: good in the first run, half of them bad in the second. */
const names = ['fare', 'winter', 'bicycle', 'children', 'wind', 'office', 'tickets', 'crossing'];

function evaluation(id: string, file: string): string {
  const questions = names.map((name) => `  - {id: ${name}, ask: What about ${name}?}`).join('\n');
  return `document: ferry.md
candidates:
  - {id: ${id}, answers: ${file}}
questions:
${questions}
judge: {model: builtin:lexical}
checks:
  - {id: short, maxWords: 3}
  - {id: says nine, contains: nine}
`;
}

function answers(answerOf: (name: string) => string): string {
  return names.map((question) => `${JSON.stringify({ question, answer: answerOf(question) })}\n`).join('');
}

describe('two stored runs', { concurrency: 2 }, () => {
  let folder = '';
  const runs: string[] = [];
  const compare = (...typed: string[]): Promise<Ended> => assay(folder, 'compare', ...typed);
  const compared = async (...typed: string[]): Promise<RunComparison> =>
    JSON.parse(await results(folder, 'compare', ...typed, '--format', 'json')) as RunComparison;

  before(async () => {
    folder = await aProject({
      'ferry.md': ferry,
      'good.jsonl': answers(() => 'It is nine.'),
      'long.jsonl': answers(() => 'It is nine, as far as anybody on board could tell.'),
      'first.yaml': evaluation('App', 'good.jsonl'),
      'second.yaml': evaluation('App', 'long.jsonl'),
      'other.yaml': evaluation('Site', 'long.jsonl'),
      'changed.yaml': evaluation('App', 'long.jsonl').replace('maxWords: 3', 'maxWords: 30'),
      'alone.yaml': evaluation('App', 'good.jsonl')
        .replace(/checks:[^]*/, 'checks: [{id: else, maxWords: 2}]\n')
        .replace('builtin:lexical}', 'builtin:lexical, rubric: summarization}'),
    });
    for (const file of ['first', 'second', 'other', 'changed', 'alone']) {
      const report = JSON.parse(await results(folder, 'run', `${file}.yaml`, '--format', 'json'));
      runs.push(report.run.id);
    }
    await write(folder, { 'ferry.md': `${ferry}\nA new line.\n` });
    const report = JSON.parse(await results(folder, 'run', 'first.yaml', '--format', 'json'));
    runs.push(report.run.id);
  });

  it('are compared on their shared questions, the later minus the earlier', async () => {
    const { schema, comparisons, worse } = await compared(runs[0]!, runs[1]!);
    assert.equal(schema, 'assay/compare/1');
    const [, short, nine] = comparisons;
    assert.deepEqual([short?.measure, short?.a, short?.b, short?.shared], ['short', 'App', 'App', 8]);
    assert.deepEqual([short?.difference.estimate, short?.aHigher, short?.worse], [-1, 8, true]);
    assert.deepEqual(
      [nine?.difference.estimate, nine?.verdict, nine?.doubt],
      [0, 'cannot-tell', 'no-difference-seen'],
    );
    assert.deepEqual(short?.changed, ['model']);
    assert.equal(worse, true);
  });

  it('end with 1 where the later is certainly worse and that is asked for, else with 0', async () => {
    assert.equal((await compare(runs[0]!, runs[1]!, '--fail-if-worse')).code, 1);
    assert.equal((await compare(runs[0]!, runs[1]!)).code, 0);
    assert.equal((await compare(runs[1]!, runs[0]!, '--fail-if-worse')).code, 0);
  });

  it('say the same as table and as Markdown', async () => {
    const table = await results(folder, 'compare', runs[0]!, runs[1]!);
    assert.match(table, /^App +1\.00 +0\.00 +-1\.00 .* worse$/m);
    const markdown = await results(folder, 'compare', runs[0]!, runs[1]!, '--format', 'markdown');
    assert.match(markdown, /^\| App \| 1\.00 \| 0\.00 \|.*\| worse \|$/m);
  });

  it('pair candidates of other names where they are told who stands for whom', async () => {
    const { comparisons, warnings } = await compared(runs[0]!, runs[2]!, '--candidate', 'App=Site');
    assert.deepEqual([comparisons[0]?.a, comparisons[0]?.b, warnings], ['App', 'Site', []]);
  });

  const refused: readonly [string, (ids: string[]) => string[], RegExp][] = [
    [
      'have no candidate in common',
      (ids) => [ids[0]!, ids[2]!],
      /no candidate in common; .* --candidate App=Site/,
    ],
    ['are one run', (ids) => [ids[0]!, ids[0]!], /are the same run/],
    ['are not there', (ids) => [ids[0]!, 'run-none'], /no run is called run-none/],
    [
      'name nobody',
      (ids) => [ids[0]!, ids[1]!, '--candidate', 'Apo'],
      /no candidate is called so; did you mean App/,
    ],
    [
      'have another check under one name',
      (ids) => [ids[0]!, ids[3]!],
      /short: the check is another one; .* --anyway/,
    ],
    [
      'are about another text',
      (ids) => [ids[0]!, ids[5]!],
      /the text of ferry\.md is another one; .* --anyway/,
    ],
    [
      'get a margin as long as a scale',
      (ids) => [ids[0]!, ids[1]!, '--margin', '4'],
      /--margin 4: is as long as the scale of question-answering/,
    ],
    ['share no measure', (ids) => [ids[0]!, ids[4]!], /have no measure in common/],
  ];
  for (const [name, typed, said] of refused) {
    it(`are refused where they ${name}`, async () => {
      const { code, stdout, stderr } = await compare(...typed(runs));
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, said);
      assert.match(stderr, /^assay: [^\n]+\n$/);
    });
  }

  it('are compared anyway where that is wished, with the reason against it', async () => {
    const { warnings } = await compared(runs[0]!, runs[3]!, '--anyway');
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ['check-changed'],
    );
  });
});
