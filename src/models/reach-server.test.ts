import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fetch } from './http/fetch.ts';
import { noConnection } from './http/failure.ts';
import { findDeclared } from './providers.ts';
import type { Providers } from './provider-settings.ts';
import { reachServer } from './reach-server.ts';

const environment = {
  GEMINI_API_KEY: 'google-key',
  OPENAI_API_KEY: 'openai-key',
  ANTHROPIC_API_KEY: 'anthropic-key',
  LAB_KEY: 'lab-key',
};
const providers: Providers = new Map([
  ['lab', { kind: 'openai-compatible', baseURL: 'http://lab.test/v1', apiKeyEnv: 'LAB_KEY' }],
]);

/** A server that answers everything with one status, and what it was asked. */
function aServer(status: number) {
  const asked: string[] = [];
  const fetch: Fetch = async (url, init) => {
    const headers = Object.entries(init?.headers ?? {});
    asked.push(
      `${init?.method ?? 'GET'} ${new Request(url).url} ${headers.map((pair) => pair.join('=')).join(' ')}`,
    );
    return new Response('{}', { status });
  };
  return { asked, fetch };
}

async function reach(name: string, fetch: Fetch, given: Record<string, string> = environment) {
  const provider = findDeclared(name, providers);
  assert.ok(provider !== null);
  return reachServer(provider, { environment: given, providers }, fetch);
}

describe('whether a server is there', () => {
  for (const [name, question] of [
    [
      'google',
      'GET https://generativelanguage.googleapis.com/v1beta/models?pageSize=1 x-goog-api-key=google-key',
    ],
    ['openai', 'GET https://api.openai.com/v1/models authorization=Bearer openai-key'],
    [
      'anthropic',
      'GET https://api.anthropic.com/v1/models?limit=1 x-api-key=anthropic-key anthropic-version=2023-06-01',
    ],
    ['ollama', 'GET http://127.0.0.1:11434/api/tags '],
    ['lab', 'GET http://lab.test/v1/models authorization=Bearer lab-key'],
  ] as const) {
    it(`is asked of ${name} by a list of its models, which costs nothing`, async () => {
      const { asked, fetch } = aServer(200);
      assert.equal((await reach(name, fetch))?.outcome, 'answers');
      assert.deepEqual(asked, [question]);
    });
  }

  it('is said with the variable to look at where the key is refused, and never with the key', async () => {
    for (const status of [400, 401, 403]) {
      assert.deepEqual(await reach('google', aServer(status).fetch), {
        outcome: 'refused',
        host: 'generativelanguage.googleapis.com',
        problem: `refuses the key (HTTP ${status}): check the key in GEMINI_API_KEY`,
      });
    }
  });

  it('is unclear where it lists no models', async () => {
    assert.deepEqual(await reach('lab', aServer(404).fetch), {
      outcome: 'unclear',
      host: 'lab.test',
      status: 404,
    });
  });

  it('is no where nobody answers', async () => {
    const fetch: Fetch = () => Promise.reject(noConnection('nobody answers at lab.test'));
    assert.deepEqual(await reach('lab', fetch), {
      outcome: 'refused',
      host: 'lab.test',
      problem: 'nobody answers at lab.test',
    });
  });

  it('is not asked without the key, or with one that no header can hold', async () => {
    const { asked, fetch } = aServer(200);
    const without = await reach('openai', fetch, {});
    assert.deepEqual(without, {
      outcome: 'refused',
      host: null,
      problem: 'openai: no key; set OPENAI_API_KEY',
    });
    const broken = await reach('google', fetch, { GEMINI_API_KEY: 'two words' });
    assert.ok(broken?.outcome === 'refused' && !broken.problem.includes('two words'));
    assert.deepEqual(asked, []);
  });

  it('is nothing to ask of models that come with Assay', async () => {
    assert.equal(await reach('builtin', aServer(200).fetch), null);
  });
});
