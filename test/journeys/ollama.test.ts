import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import type { ChatServer } from '../kit/chat/chat-server.ts';
import type { OllamaOptions } from '../kit/ollama/options.ts';
import { startOllamaServer } from '../kit/ollama/server.ts';
import { assay, results, type Place } from './command.ts';
import { toldBy } from './gemini.ts';
import { small } from './lab.ts';
import { aProject, ferry } from './project.ts';

const servers: ChatServer[] = [];
after(() => Promise.all(servers.map((server) => server.close())));

async function aPlace(
  options: OllamaOptions = {},
  model = 'ollama:llama3.2',
): Promise<{ server: ChatServer; place: Place }> {
  const server = await startOllamaServer(options);
  servers.push(server);
  const folder = await aProject({
    'notice.md': ferry,
    'assay.yaml': JSON.stringify({ ...small, model }, null, 1),
  });
  return { server, place: { folder, environment: { OLLAMA_HOST: server.url } } };
}

describe('Ollama', { concurrency: 3 }, () => {
  it('answers and judges without a key and without a price, and is not asked twice', async () => {
    const { server, place } = await aPlace();
    const first = await results(place, 'run');
    assert.match(first, /^18 calls: 18 made, 0 reused/m);
    assert.equal(await results(place, 'run'), first);
    assert.equal(server.counts.chat, 18);
    const { usage, trust } = JSON.parse(await results(place, 'report', '--format', 'json')) as Report;
    assert.deepEqual([usage.costUsd, trust['question-answering']?.sighted], [0, true]);
  });

  it('answers live from the command line', async () => {
    const { place } = await aPlace();
    const args = [
      'notice.md',
      'When does the ferry leave?',
      '--model',
      'ollama:llama3.2',
      '--judge',
      'ollama:llama3.2',
    ];
    const said = await results(place, 'ask', ...args);
    assert.match(said, /This is what the document says on it/);
    assert.match(said, /Evaluation by ollama:llama3\.2, question-answering/);
  });

  it('without the model: one line with what to type, exit code 3', async () => {
    const { server, place } = await aPlace({}, 'ollama:qwen3:8b');
    const ended = await assay(place, 'run', '--concurrency', '2');
    assert.equal(ended.code, 3);
    assert.equal(
      toldBy(ended).trimEnd(),
      '! ollama: the model "qwen3:8b" is not on this machine; type: ollama pull qwen3:8b',
    );
    assert.equal(server.counts.chat, 0);
  });
});
