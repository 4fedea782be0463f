import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import { startAnthropicServer } from '../kit/anthropic/server.ts';
import { results } from './command.ts';
import { handbook } from './gemini.ts';
import { small } from './lab.ts';
import { aProject } from './project.ts';

it('Anthropic answers and judges about a PDF, which it saw, and is not asked twice', async (test) => {
  const server = await startAnthropicServer();
  test.after(() => server.close());
  const evaluation = { ...small, document: 'handbook.pdf', model: 'anthropic:claude' };
  const folder = await aProject({ 'handbook.pdf': await handbook, 'assay.yaml': JSON.stringify(evaluation) });
  const place = { folder, environment: { ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: server.url } };
  const first = await results(place, 'run');
  assert.match(first, /^18 calls: 18 made, 0 reused/m);
  assert.equal(await results(place, 'run'), first);
  assert.equal(server.counts.chat, 18);
  const { usage, trust } = JSON.parse(await results(place, 'report', '--format', 'json')) as Report;
  assert.equal(trust['question-answering']?.sighted, true);
  assert.ok((usage.cachedInputTokens ?? 0) > 0);
});
