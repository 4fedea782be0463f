import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import { assay, results } from './command.ts';
import { aProject } from './project.ts';

const choices = `question,left,right,verdict,ann,ben,eva
1,Old,New,2,2,2,1
2,Old,New,2,2,2,2
3,New,Old,1,1,1,0
4,Old,New,0,0,1,2
5,Old,New,garbage,2,,2
`;

const wide = `candidate,question,ann,ben
A,1,4,5
A,2,3,
B,1,2,2
B,2,1,good
`;

const promptfoo = {
  evalId: 'one',
  results: {
    version: 3,
    results: ['small', 'large'].flatMap((name, promptIdx) =>
      ['Holm', 'Sund'].map((town, testIdx) => ({
        promptIdx,
        testIdx,
        provider: { id: `lab:${name}` },
        prompt: { label: 'Tell {{town}}' },
        vars: { town },
        success: name === 'large',
        score: name === 'large' ? 1 : 0.5,
        failureReason: name === 'large' ? 0 : 1,
        namedScores: {},
      })),
    ),
  },
};

function inspectLog(model: string, values: readonly unknown[]): string {
  const samples = values.map((value, index) => ({ id: index + 1, epoch: 1, scores: { match: { value } } }));
  // Inspect writes a score that is none as NaN.
  return JSON.stringify({
    version: 2,
    status: 'success',
    eval: { task: 'fares', model },
    samples,
  }).replaceAll('null', 'NaN');
}

describe('what was made elsewhere', { concurrency: 2 }, () => {
  let folder = '';
  before(async () => {
    folder = await aProject({
      'choices.csv': choices,
      'wide.csv': wide,
      'ratings.csv': 'candidate,question,rating\nA,q,1\n',
      'two.csv': 'question,first,second,winner,measure\n1,A,B,first,tone\n1,A,B,first,form\n',
      'results.json': JSON.stringify(promptfoo),
      'small.json': inspectLog('lab/small', ['C', 'I', null]),
      'large.json': inspectLog('lab/large', ['C', 'P', 'N']),
      'else.json': '{}',
      'torn.json': '{',
      'none.json': inspectLog('lab/small', []),
      'log.eval': 'PK',
    });
  });

  const analyzed = async (...typed: string[]): Promise<Report> =>
    JSON.parse(await results(folder, 'analyze', ...typed, '--format', 'json')) as Report;
  const named = [
    '--map',
    'first=left,second=right,winner=verdict',
    '--values',
    'winner:1=first,2=second,0=same',
  ];

  it('may be choices under other names and values; what is none of them is named by its line', async () => {
    const { pairwise, candidates, measures, warnings } = await analyzed('choices.csv', ...named);
    const [pair] = pairwise?.pairs ?? [];
    assert.deepEqual(
      [pair?.a, pair?.b, pair?.aPreferred, pair?.same, pair?.bPreferred],
      ['Old', 'New', 0, 1, 3],
    );
    assert.equal(pair?.winRate.estimate, 3.5 / 4);
    assert.deepEqual([candidates.map(({ id }) => id), measures], [['Old', 'New'], []]);
    const unreadable = warnings.find(({ code }) => code === 'unreadable-rows');
    assert.equal(
      unreadable?.message,
      '1 row holds no choice that can be read: line 6 winner is none of 1, 2, 0: "garbage"',
    );
  });

  it('may be choices by the majority of raters, each in a column of their own', async () => {
    const shape = ['--map', 'first=left,second=right', '--wide', 'ann,ben,eva:rater', '--majority', 'rater'];
    const { pairwise, warnings } = await analyzed('choices.csv', ...shape, ...named.slice(2));
    assert.deepEqual([pairwise?.pairs[0]?.bPreferred, pairwise?.counts.noVerdict], [4, 1]);
    const said = warnings.map(({ message }) => message);
    assert.ok(said.includes('ben: 1 of 5 cells are empty, which is taken for no rating'));
    assert.ok(
      said.includes(
        '1 row holds no choice that can be read: line 5 winner has no majority: same, first, second',
      ),
    );
  });

  it('shows preferences as table and as Markdown', async () => {
    assert.match(
      await results(folder, 'analyze', 'choices.csv', ...named),
      /^New over Old +88 % .* 3\/1\/0 +1 +cannot tell$/m,
    );
    const markdown = await results(folder, 'analyze', 'choices.csv', ...named, '--format', 'markdown');
    assert.match(markdown, /^\| New over Old \| 88 % \|/m);
  });

  it('may be ratings with a column for each rater', async () => {
    const { candidates, measures, warnings } = await analyzed('wide.csv', '--wide', 'ann,ben:rater');
    const [a, b] = candidates.map((candidate) => candidate.measures['rating']);
    assert.deepEqual([a?.mean.estimate, a?.counts.ratings, a?.counts.ratingsPlanned], [3.75, 3, 3]);
    assert.deepEqual([b?.mean.estimate, b?.counts.ratings, b?.counts.ratingsPlanned], [1.5, 3, 4]);
    assert.deepEqual(
      measures[0]?.judges.map(({ model }) => model),
      ['ann', 'ben'],
    );
    assert.ok(warnings.some(({ message }) => message.includes('line 5 rating is not a number: "good"')));
  });

  it('may be results of promptfoo', async () => {
    const { candidates } = await analyzed('results.json');
    assert.deepEqual(
      candidates.map(({ id, measures }) => [
        id,
        measures['score']?.mean.estimate,
        measures['pass']?.mean.estimate,
      ]),
      [
        ['lab:small', 0.5, 0],
        ['lab:large', 1, 1],
      ],
    );
  });

  it('may be logs of Inspect, each a candidate', async () => {
    const { candidates, warnings } = await analyzed('small.json', 'large.json');
    assert.deepEqual(
      candidates.map(({ id, counts, measures }) => [id, counts.noAnswer, measures['match']?.mean.estimate]),
      [
        ['lab/small', 0, 0.5],
        ['lab/large', 1, 0.75],
      ],
    );
    assert.ok(
      warnings.some(({ message }) => message.endsWith('small.json, sample 3, epoch 1 has no rating')),
    );
  });

  const refused: readonly [string, string][] = [
    ['ratings.csv --wide ann:rater', '--wide ann:rater: ratings.csv has no column ann'],
    ['ratings.csv --wide rating:ratre', '--wide rating:ratre: there is no field ratre; did you mean rater?'],
    ['ratings.csv --wide rating', 'give columns and a field such as human1,human2:rater'],
    ['ratings.csv --values ratng:1=2', '--values ratng: there is no field ratng; did you mean rating?'],
    ['ratings.csv --values winner:1=2', '--values winner: ratings.csv has no column winner'],
    ['ratings.csv --values 1=2', 'give a field and pairs such as winner:1=first,2=second'],
    ['ratings.csv --values rating:1=2 --values rating:3=4', 'rating stands twice'],
    [
      'ratings.csv --majority rater',
      '--majority rater: there is no such column; name the one that tells raters apart',
    ],
    [
      'choices.csv --map first=left',
      'choices.csv: has no column second, winner; name what stands for it with --map second=',
    ],
    ['two.csv', 'two.csv: holds choices by tone, form; pick one with --measure'],
    ['two.csv --measure else', '--measure else: two.csv holds no such measure'],
    [
      'two.csv --measure tone --scale 1..5',
      '--scale: two.csv holds choices between answers, which have no scale',
    ],
    ['two.csv --measure tone --baseline Q', '--baseline Q: no candidate is called so; there are A, B'],
    ['two.csv --measure tone --scope these-questions', '--scope these-questions: two.csv holds choices'],
    ['ratings.csv wide.csv', 'wide.csv: only logs of Inspect are read several at once'],
    ['results.json small.json', 'results.json: holds results of promptfoo; name it alone'],
    ['else.json', 'else.json: holds neither results of promptfoo nor a log of Inspect'],
    ['torn.json', 'torn.json: is not valid JSON'],
    ['none.json', 'none.json: holds no scores'],
    ['log.eval', 'write it as JSON with "inspect log convert --to json"'],
    ['ratings.txt', 'ratings.txt: does not end in .csv or .jsonl'],
  ];
  for (const [line, said] of refused) {
    it(`is refused: ${line}`, async () => {
      const { code, stdout, stderr } = await assay(folder, 'analyze', ...line.split(' '));
      assert.deepEqual([code, stdout], [2, '']);
      assert.ok(stderr.includes(said), stderr);
      assert.match(stderr, /^[^\n]+\n$/);
    });
  }
});
