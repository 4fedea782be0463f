import { modelContract } from '../../test/contracts/model.ts';
import { startAnthropicServer } from '../../test/kit/anthropic/server.ts';
import { startGeminiServer } from '../../test/kit/gemini/server.ts';
import { startOllamaServer } from '../../test/kit/ollama/server.ts';
import { startOpenaiServer } from '../../test/kit/openai/server.ts';
import { anthropicModel } from './anthropic/anthropic.ts';
import { anAnthropicConnection } from './anthropic/fixtures/connection.ts';
import { chatModel } from './chat/chat.ts';
import { aChatConnection } from './chat/fixtures/connection.ts';
import { aConnection } from './google/fixtures/connection.ts';
import { google } from './google/google.ts';
import { ollamaModel } from './ollama/ollama.ts';
import { anOllamaConnection } from './ollama/fixtures/connection.ts';

modelContract({
  name: 'Gemini',
  provider: 'google',
  model: 'gemini-3.8-flash',
  hasKey: true,
  async open(test, { fault, retrySeconds, key = 'test-key', model = 'gemini-3.8-flash' }) {
    const faults =
      fault === undefined ? [] : [{ on: 'generate', kind: fault, ...waiting(retrySeconds) } as const];
    const server = await startGeminiServer({ faults });
    test.after(() => server.close());
    return google(aConnection(server.url, { key })).model(model);
  },
});

for (const dialect of ['openai', 'compatible'] as const)
  modelContract({
    name: dialect === 'openai' ? 'OpenAI' : 'a server that speaks chat completions',
    provider: dialect === 'openai' ? 'openai' : 'lab',
    model: 'llama',
    hasKey: true,
    async open(test, { fault, retrySeconds, key = 'test-key', model = 'llama' }) {
      const faults =
        fault === undefined ? [] : [{ on: 'chat', kind: fault, ...waiting(retrySeconds) } as const];
      const server = await startOpenaiServer({ faults, dialect });
      test.after(() => server.close());
      return chatModel(model, aChatConnection(server.url, { key, dialect }));
    },
  });

modelContract({
  name: 'Ollama',
  provider: 'ollama',
  model: 'llama3.2',
  hasKey: false,
  async open(test, { fault, retrySeconds, model = 'llama3.2' }) {
    const faults =
      fault === undefined ? [] : [{ on: 'chat', kind: fault, ...waiting(retrySeconds) } as const];
    const server = await startOllamaServer({ faults });
    test.after(() => server.close());
    return ollamaModel(model, anOllamaConnection(server.url));
  },
});

modelContract({
  name: 'Anthropic',
  provider: 'anthropic',
  model: 'claude',
  hasKey: true,
  hasSeed: false,
  async open(test, { fault, retrySeconds, key = 'test-key', model = 'claude' }) {
    const faults =
      fault === undefined ? [] : [{ on: 'chat', kind: fault, ...waiting(retrySeconds) } as const];
    const server = await startAnthropicServer({ faults });
    test.after(() => server.close());
    return anthropicModel(model, anAnthropicConnection(server.url, { key }));
  },
});

function waiting(retrySeconds: number | undefined): { retrySeconds?: number } {
  return retrySeconds === undefined ? {} : { retrySeconds };
}
