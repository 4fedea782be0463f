import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import { results, type Place } from './command.ts';
import { aPlace, aServer, rowsOf, small } from './gemini.ts';

const document = 'handbook.pdf';

/** USD per million tokens, as the table has it since it was written; neither model's price is dated. */
const lite = { model: 'google:gemini-2.5-flash-lite', input: 0.1, output: 0.4, cached: 0.01 };
const judge = { model: 'google:gemini-3.5-flash', input: 1.5, output: 9 };

describe('what a run costs', { concurrency: 2 }, () => {
  describe('without a cache', { concurrency: 2 }, () => {
    const evaluation = { document, model: lite.model, judge: { ...small.judge, model: judge.model } };
    let place: Place;
    let report: Report;
    let planned: Plan;
    before(async () => {
      place = await aPlace(await aServer({ cachesPrefixes: false }), evaluation);
      planned = await plan(place);
      report = JSON.parse(await results(place, 'run', '--format', 'json')) as Report;
    });

    it('lies within what was planned, as do its calls', () => {
      assert.deepEqual([planned.calls.total, planned.calls.judge], [report.usage.calls, 12]);
      const cost = report.usage.costUsd ?? Number.NaN;
      const { low = Number.NaN, high = Number.NaN } = planned.costUsd ?? {};
      assert.ok(low <= cost && cost <= high, `${cost} lies in ${low} to ${high}`);
      assert.ok(high < 3 * low, `${low} to ${high} says something`);
    });

    it('is tokens times price, in the rows and in all', async () => {
      const answers = await rowsOf(place, 'answers');
      const ratings = await rowsOf(place, 'ratings');
      for (const row of answers) close(row.costUsd, tokens(row, lite));
      for (const row of ratings) close(row.costUsd, tokens(row, judge));
      const all = [...answers, ...ratings].reduce((sum, { costUsd }) => sum + (costUsd ?? Number.NaN), 0);
      close(report.usage.costUsd, all);
      assert.ok(all > 0.1);
    });
  });

  it('less is paid for what the provider had in its cache', async () => {
    const place = await aPlace(await aServer(), {
      document,
      model: lite.model,
      judge: { ...small.judge, model: lite.model },
    });
    const { usage } = JSON.parse(await results(place, 'run', '--format', 'json')) as Report;
    const { inputTokens, cachedInputTokens, outputTokens } = usage;
    assert.ok(inputTokens !== null && cachedInputTokens !== null && outputTokens !== null);
    assert.ok(cachedInputTokens > inputTokens / 2);
    const read = (inputTokens - cachedInputTokens) * lite.input + cachedInputTokens * lite.cached;
    close(usage.costUsd, (read + outputTokens * lite.output) / 1e6);
  });

  it('prices of the evaluation come before the table, in the plan and in the report', async () => {
    const own = { input: 20, output: 100 };
    const place = await aPlace(await aServer(), {
      model: lite.model,
      judge: { ...small.judge, model: lite.model },
      prices: { [lite.model]: own },
    });
    const { tokens: estimated, costUsd } = await plan(place);
    close(costUsd?.low ?? null, (estimated.input * own.input + (estimated.output / 2) * own.output) / 1e6);
    const { usage } = JSON.parse(await results(place, 'run', '--format', 'json')) as Report;
    close(usage.costUsd, tokens(usage, own));
  });

  it('an unknown price is said to be unknown, and is never nothing', async () => {
    const place = await aPlace(await aServer(), { model: 'google:gemini-4-hydrogen' });
    assert.equal((await plan(place)).costUsd, null);
    assert.match(await results(place, 'plan'), /a price that is not known/);
    const { usage } = JSON.parse(await results(place, 'run', '--format', 'json')) as Report;
    assert.equal(usage.costUsd, null);
    const said = (await results(place, 'report')).replaceAll(/\s+/g, ' ');
    assert.match(said, /Cost of the calls made: unknown \(a model has no known price\)\./);
    assert.ok(!said.includes('$'));
    for (const { costUsd } of await rowsOf(place, 'answers')) assert.equal(costUsd, null);
  });
});

interface Plan {
  readonly calls: { readonly total: number; readonly judge: number };
  readonly tokens: { readonly input: number; readonly output: number };
  readonly costUsd: { readonly low: number; readonly high: number } | null;
}

async function plan(place: Place): Promise<Plan> {
  return JSON.parse(await results(place, 'plan', '--format', 'json')) as Plan;
}

function tokens(
  counted: { readonly inputTokens: number | null; readonly outputTokens: number | null },
  price: { readonly input: number; readonly output: number },
): number {
  const { inputTokens, outputTokens } = counted;
  return ((inputTokens ?? Number.NaN) * price.input + (outputTokens ?? Number.NaN) * price.output) / 1e6;
}

function close(actual: number | null, expected: number): void {
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-9, `${actual} is ${expected}`);
}
