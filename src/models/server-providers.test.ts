import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { modelFinder } from './find-model.ts';
import { aContext, aQuestion, failureOf } from './fixtures/asking.ts';
import { sendJson, serve } from './http/fixtures/server.ts';
import type { Environment } from './environment.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** A finder of models with these settings, and nothing else to find. */
function finder(environment: Environment, settings: Readonly<Record<string, ProviderSettings>> = {}) {
  return modelFinder({
    environment,
    providers: new Map(Object.entries(settings)),
    given: new Map(),
    openRecording: () => Promise.reject(new Error('nothing is opened here')),
  });
}

/** A server that answers every protocol at once, and tells where it was asked and with which key. */
async function everyServer(test: TestContext) {
  const { url, seen } = await serve(test, ({ method }, response) =>
    method === 'GET'
      ? sendJson(response, {}, 404)
      : sendJson(response, {
          choices: [{ message: { content: 'Yes.' }, finish_reason: 'stop' }],
          candidates: [{ content: { parts: [{ text: 'Yes.' }] }, finishReason: 'STOP' }],
          message: { content: 'Yes.' },
          done: true,
          content: [{ type: 'text', text: 'Yes.' }],
          stop_reason: 'end_turn',
        }),
  );
  const asked = () =>
    seen
      .filter(({ method, path }) => method === 'POST' && !path.endsWith('/api/show'))
      .map(({ path, headers }) => [
        path,
        headers.authorization ?? headers['x-goog-api-key'] ?? headers['x-api-key'] ?? null,
      ]);
  return { url, asked };
}

const question = aQuestion();

describe('a provider that is a server', () => {
  it('is reached where its settings say, with the key that they name, before the environment', async (test) => {
    const { url, asked } = await everyServer(test);
    const environment = {
      LAB_KEY: ' lab-key ',
      OPENAI_API_KEY: 'other',
      OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
      GEMINI_API_KEY: 'other',
      GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:1',
      OLLAMA_HOST: 'http://127.0.0.1:1',
      ANTHROPIC_API_KEY: 'other',
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:1',
    };
    const find = finder(environment, {
      lab: { kind: 'openai-compatible', baseURL: `${url}/lab/v1`, apiKeyEnv: 'LAB_KEY' },
      open: { kind: 'openai-compatible', baseURL: `${url}/open/v1` },
      openai: { baseURL: `${url}/openai/v1`, apiKeyEnv: 'LAB_KEY' },
      google: { baseURL: `${url}/google`, apiKeyEnv: 'LAB_KEY' },
      ollama: { baseURL: `${url}/ollama`, apiKeyEnv: 'LAB_KEY' },
      anthropic: { baseURL: `${url}/anthropic/v1`, apiKeyEnv: 'LAB_KEY' },
    });
    for (const provider of ['lab', 'open', 'openai', 'google', 'ollama', 'anthropic'])
      await (await find(provider, 'm')).ask(question, aContext());
    assert.deepEqual(asked(), [
      ['/lab/v1/chat/completions', 'Bearer lab-key'],
      ['/open/v1/chat/completions', null],
      ['/openai/v1/chat/completions', 'Bearer lab-key'],
      ['/google/v1beta/models/m:generateContent', 'lab-key'],
      ['/ollama/api/chat', 'Bearer lab-key'],
      ['/anthropic/v1/messages', 'lab-key'],
    ]);
  });

  it('is reached where the environment says, with its own key', async (test) => {
    const { url, asked } = await everyServer(test);
    const find = finder({
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: ` ${url}/v1/ `,
      OLLAMA_HOST: url,
      ANTHROPIC_API_KEY: 'a',
      ANTHROPIC_BASE_URL: url,
    });
    for (const provider of ['openai', 'ollama', 'anthropic'])
      await (await find(provider, 'm')).ask(question, aContext());
    assert.deepEqual(asked(), [
      ['/v1/chat/completions', 'Bearer k'],
      ['/api/chat', null],
      ['/v1/messages', 'a'],
    ]);
  });

  it('is waited for as long as its settings say', async (test) => {
    const { url } = await serve(test, () => {});
    const timeouts = { total: 20 };
    const find = finder(
      { LAB_KEY: 'key' },
      {
        openai: { baseURL: url, apiKeyEnv: 'LAB_KEY', timeouts },
        anthropic: { baseURL: url, apiKeyEnv: 'LAB_KEY', timeouts },
        google: { baseURL: url, apiKeyEnv: 'LAB_KEY', timeouts },
        ollama: { baseURL: url, timeouts },
      },
    );
    for (const provider of ['google', 'openai', 'anthropic', 'ollama']) {
      const { code, message } = await failureOf((await find(provider, 'm')).ask(question, aContext()));
      assert.deepEqual([code, message], ['timed-out', 'no reply within 0.02 s']);
    }
  });

  it('needs the key that is named, and one that a header can hold', async () => {
    const find = (environment: Environment) =>
      finder(environment, { lab: { baseURL: 'http://127.0.0.1:1/v1', apiKeyEnv: 'LAB_KEY' } });
    const missing = [
      ['openai', 'openai: no key; set OPENAI_API_KEY'],
      ['anthropic', 'anthropic: no key; set ANTHROPIC_API_KEY'],
      ['lab', 'lab: no key; set LAB_KEY'],
    ] as const;
    for (const [provider, message] of missing)
      await assert.rejects(find({})(provider, 'm'), { code: 'key-missing', reach: 'provider', message });
    await assert.rejects(find({ LAB_KEY: 'two words' })('lab', 'm'), {
      code: 'key-invalid',
      reach: 'provider',
      message: 'lab: the key holds blanks or signs that no key has; set LAB_KEY to the key alone',
    });
  });

  it('that nobody gave an address is not asked', async () => {
    await assert.rejects(finder({}, { lab: {} })('lab', 'm'), {
      code: 'no-address',
      reach: 'provider',
      message: 'lab: no address; set providers.lab.baseURL',
    });
  });

  it('says of a refusal which variable to look at, if any', async (test) => {
    const { url } = await serve(test, (_, response) =>
      sendJson(response, { error: { message: 'No.' } }, 401),
    );
    const settings = { kind: 'openai-compatible', baseURL: `${url}/v1` } as const;
    const find = finder(
      { LAB_KEY: 'key', OPENAI_API_KEY: 'key' },
      { lab: { ...settings, apiKeyEnv: 'LAB_KEY' }, open: settings, openai: { baseURL: `${url}/v1` } },
    );
    const said = ['lab', 'open', 'openai'].map(async (provider) => {
      const { message } = await failureOf((await find(provider, 'm')).ask(question, aContext()));
      return message;
    });
    assert.deepEqual(await Promise.all(said), [
      'lab: No. Check the key in LAB_KEY.',
      'open: No. It wants a key: name the variable that holds it in providers.open.apiKeyEnv.',
      'openai: No. Check the key in OPENAI_API_KEY and what its project may use.',
    ]);
  });
});
