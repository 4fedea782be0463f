import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { pairwiseOf } from '../../src/report/pairwise.ts';
import type { Report } from '../../src/report/report.ts';
import { readTidyComparisons } from '../../src/report/tidy-comparisons.ts';
import { results } from './command.ts';
import { aProject } from './project.ts';

/** What others published about their own data, computed once more by the command. */
const data = process.env['ASSAY_DATA'];
const skip = data === undefined && 'needs ASSAY_DATA, a folder of public data sets';

describe('published figures', { skip, concurrency: 2 }, () => {
  let folder = '';
  before(async () => (folder = await aProject()));

  const analyzed = async (...typed: string[]): Promise<Report> =>
    JSON.parse(await results(folder, 'analyze', ...typed, '--format', 'json')) as Report;

  describe('PandaLM: five models by three people', () => {
    const file = join(data ?? '', 'pandalm/labels.csv');
    const pairs = ['--map', 'question=idx,first=model1,second=model2'];
    const values = ['--values', 'winner:1=first,2=second,0=same'];

    it('wins, losses and ties by the majority, and LLaMA before all others', async () => {
      const people = ['--wide', 'human1,human2,human3:rater', '--majority', 'rater'];
      const { pairwise, warnings } = await analyzed(file, ...pairs, ...people, ...values);
      const of = (b: string): number[] => {
        const pair = pairwise?.pairs.find(
          (one) => [one.a, one.b].toSorted().join() === [b, 'llama-7b'].toSorted().join(),
        );
        assert.ok(pair);
        const won = pair.b === 'llama-7b' ? pair.bPreferred : pair.aPreferred;
        return [won, pair.aPreferred + pair.bPreferred - won, pair.same];
      };
      assert.deepEqual(['bloom-7b', 'cerebras-gpt-6.7B', 'opt-7b', 'pythia-6.9b'].map(of), [
        [72, 28, 11],
        [80, 24, 6],
        [71, 24, 11],
        [58, 27, 9],
      ]);
      assert.deepEqual(
        [pairwise?.pairs.length, pairwise?.counts.comparisons, pairwise?.counts.noVerdict],
        [10, 999, 0],
      );
      assert.deepEqual(pairwise?.strengths?.find(({ candidate }) => candidate === 'llama-7b')?.rank, {
        best: 1,
        worst: 1,
      });
      assert.deepEqual(
        warnings.map(({ code }) => code),
        ['one-order'],
      );
    });

    it('the 25 replies of a judge that nobody could parse are counted, not taken for ties', async () => {
      const { pairwise, warnings } = await analyzed(
        file,
        '--map',
        'question=idx,first=model1,second=model2,winner=gpt35',
        ...values,
      );
      assert.equal(pairwise?.counts.noVerdict, 25);
      const unreadable = warnings.find(({ code }) => code === 'unreadable-rows');
      assert.match(unreadable?.message ?? '', /^25 rows hold no choice .* "garbage"; and 20 more$/);
    });
  });

  it('OpenQA: the scores of twelve systems by people, with intervals by question', async () => {
    const file = join(data ?? '', 'openqa-eval/system_answers.csv');
    const { candidates } = await analyzed(
      file,
      '--map',
      'candidate=system,question=qid,rating=human',
      '--values',
      'rating:Yes=1,No=0',
    );
    const scores = new Map(candidates.map(({ id, measures }) => [id, measures['rating']?.mean]));
    const published = rowsOf('openqa-eval/system_scores_recomputed.csv');
    assert.equal(published.length, scores.size);
    // Of DPR the file of answers holds one right answer fewer than its score was made of.
    for (const { system = '', human_pct: percent } of published.filter(
      ({ system: name }) => name !== 'DPR',
    )) {
      const mean = scores.get(system);
      assert.ok(mean && mean.estimate !== null && mean.lower !== null && mean.upper !== null);
      // The scores are of 301 questions: an answer that is not in the file counts as wrong.
      assert.equal(((100 * mean.estimate * mean.clusters) / 301).toFixed(1), percent, system);
      assert.ok(mean.lower < mean.estimate && mean.estimate < mean.upper);
    }
  });

  it('LLMBar: how often judges keep to their choice when the order is turned', () => {
    const judged = Map.groupBy(rowsOf('llmbar/judgements.csv'), configuration);
    // Where a verdict could not be parsed, the authors count it, and we leave it out.
    const whole = rowsOf('llmbar/published.csv').filter((row) =>
      judged
        .get(configuration(row))
        ?.every((one) => one['winner_ab'] !== 'None' && one['winner_ba'] !== 'None'),
    );
    assert.ok(whole.length > 100);
    for (const row of whole) {
      const rows = (judged.get(configuration(row)) ?? []).flatMap(
        ({ item, winner_ab: ab, winner_ba: ba }) => [
          { first: '1', second: '2', question: item, winner: ab === '1' ? 'first' : 'second' },
          { first: '2', second: '1', question: item, winner: ba === '2' ? 'first' : 'second' },
        ],
      );
      const { comparisons } = readTidyComparisons(
        rows.map((cells, line) => ({ line, cells })),
        'rating',
      );
      const { consistency } = pairwiseOf(comparisons, { level: 0.95, seed: 1, rubric: null }) ?? {};
      const published = Number(row['pub_agree']) / 100;
      assert.ok(Math.abs((consistency?.estimate ?? NaN) - published) < 1e-9, configuration(row));
    }
  });
});

function configuration({ subset, judge, strategy }: Record<string, string>): string {
  return JSON.stringify([subset, judge, strategy]);
}

function rowsOf(file: string): Record<string, string>[] {
  return parse<Record<string, string>>(readFileSync(join(data ?? '', file)), { columns: true });
}
