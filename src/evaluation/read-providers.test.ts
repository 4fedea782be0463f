import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import type { ProviderSettings } from '../models/provider-settings.ts';
import { printProblem, type Problem } from './problem.ts';
import { resolveEvaluation } from './resolve-evaluation.ts';

const prompts = { version: 1, task: '', oneTurn: '', evaluation: '', verdict: '', again: '' };
const document = {
  hash: 'a'.repeat(64),
  kind: 'text',
  mediaType: 'text/plain',
  bytes: 3,
  pages: [{ number: 1, text: 'one' }],
} as const;

async function read(providers: string, model = 'builtin:extractive', environment = {}) {
  const value: unknown = parse(
    `{document: a.md, model: "${model}", questions: [How?], providers: ${providers}}`,
  );
  const dependencies = {
    prompts,
    environment,
    variesByDraw: () => false,
    openDocument: async () => ({ document }),
  };
  return resolveEvaluation({ value, folder: '.' }, dependencies);
}

async function problemsOf(...given: Parameters<typeof read>): Promise<readonly Problem[]> {
  const result = await read(...given);
  return 'problems' in result ? result.problems : [];
}

async function settingsOf(...given: Parameters<typeof read>): Promise<Record<string, ProviderSettings>> {
  const result = await read(...given);
  if ('problems' in result) assert.fail(result.problems.map(printProblem).join('\n'));
  return Object.fromEntries(result.providers);
}

const lab = 'kind: openai-compatible, baseURL: "http://127.0.0.1:8080/v1"';

describe('the settings of providers', () => {
  it('are read as written, seconds as milliseconds, addresses without a slash at the end', async () => {
    const google =
      '{requestsPerMinute: 300, tokensPerMinute: 1000000, concurrency: 16, timeouts: {connect: 10, idle: 0.5}}';
    assert.deepEqual(
      await settingsOf(
        `{google: ${google}, lab: {kind: openai-compatible, baseURL: " http://a/v1/ ", apiKeyEnv: LAB_KEY}}`,
      ),
      {
        google: {
          requestsPerMinute: 300,
          tokensPerMinute: 1_000_000,
          concurrency: 16,
          timeouts: { connect: 10_000, idle: 500 },
        },
        lab: { kind: 'openai-compatible', baseURL: 'http://a/v1', apiKeyEnv: 'LAB_KEY' },
      },
    );
  });

  it('are none where nobody writes any', async () => {
    assert.deepEqual(await settingsOf('{}'), {});
    assert.deepEqual(await settingsOf('{google: {}}'), { google: {} });
  });

  it('change nothing of the evaluation', async () => {
    const [slow, fast] = await Promise.all(
      ['{}', `{google: {concurrency: 2}, lab: {${lab}}}`].map((text) => read(text)),
    );
    assert.ok(slow !== undefined && fast !== undefined && 'evaluation' in slow && 'evaluation' in fast);
    assert.deepEqual(slow.evaluation, fast.evaluation);
  });
});

const refused: readonly (readonly [providers: string, ...says: string[]])[] = [
  ['fast', 'providers: expected a mapping, got "fast"'],
  ['{gogle: {concurrency: 2}}', 'providers.gogle: unknown provider "gogle"; did you mean "google"?'],
  [
    '{lab: {}}',
    'providers.lab: "lab" is none of the providers known by name; add kind: openai-compatible and baseURL: <address>',
  ],
  [
    '{lab: {kind: openai-compatible}}',
    'providers.lab: "lab" is none of the providers known by name; add baseURL: <address>',
  ],
  [
    '{lab: {baseURL: "http://a/v1"}}',
    'providers.lab: "lab" is none of the providers known by name; add kind: openai-compatible',
  ],
  [
    '{lab: {kind: openai-compatibel, baseURL: "http://a/v1"}}',
    'providers.lab.kind: expected "openai-compatible", got "openai-compatibel"; did you mean "openai-compatible"?',
  ],
  [
    '{lab: 3}',
    'providers.lab: expected a mapping {kind, baseURL, apiKeyEnv, requestsPerMinute, tokensPerMinute, concurrency, timeouts}, got 3',
  ],
  [
    '{google: {kind: openai-compatible}}',
    'providers.google.kind: google is known, and spoken to in its own way; leave it out, or give the endpoint another name',
  ],
  [
    `{"my lab": {${lab}}, "a:b": {${lab}}}`,
    `providers["my lab"]: a provider's name holds no colon and no blank`,
    `providers["a:b"]: a provider's name holds no colon and no blank`,
  ],
  [
    '{builtin: {concurrency: 2}, recorded: {}}',
    'providers.builtin: builtin is no server and has no settings; leave it out',
    'providers.recorded: recorded is no server and has no settings; leave it out',
  ],
  [
    '{google: {apiKeyEnv: sk-123}}',
    'providers.google.apiKeyEnv: not the name of an environment variable; name the one that holds the key, never the key',
  ],
  [
    '{google: {timeouts: {total: 1000000}}}',
    'providers.google.timeouts.total: expected a number above 0, up to 86400, got 1000000',
  ],
  ['{google: {concurency: 2}}', 'providers.google.concurency: unknown key; did you mean "concurrency"?'],
  ...['file:///etc/passwd', 'here', '//a/v1', 'localhost:8080/v1'].map(
    (address) =>
      [
        `{google: {baseURL: "${address}"}}`,
        'providers.google.baseURL: not an address; it begins with http:// or https://',
      ] as const,
  ),
  [
    '{google: {baseURL: "https://me:secret@a/v1"}}',
    'providers.google.baseURL: an address holds no name and no password; name the variable that holds the key in apiKeyEnv',
  ],
  [
    '{google: {baseURL: "https://a/v1?key=secret"}}',
    'providers.google.baseURL: an address ends before "?" and "#"; leave them out',
  ],
];

describe('settings that no provider can have', () => {
  for (const [providers, ...says] of refused) {
    it(providers, async () => {
      assert.deepEqual((await problemsOf(providers)).map(printProblem), says);
    });
  }

  it('are told once, not once more at every model', async () => {
    const said = await problemsOf('{lab: {}}', 'lab:llama');
    assert.deepEqual(
      said.map(({ key }) => key),
      ['providers.lab'],
    );
  });

  it('are told without what may be a key', async () => {
    for (const google of ['{apiKeyEnv: sk-123}', '{baseURL: "https://me:sk-123@a/v1"}']) {
      const said = await problemsOf(`{google: ${google}}`, 'google:gemini-3.8-flash');
      assert.equal(said.map(printProblem).join('').includes('sk-123'), false);
    }
  });
});

describe('a key', () => {
  it('is looked for where the settings say', async () => {
    const model = 'google:gemini-3.8-flash';
    const said = await problemsOf('{google: {apiKeyEnv: TEAM_KEY}}', model, { GEMINI_API_KEY: 'k' });
    assert.deepEqual(said.map(printProblem), [
      'model: google:gemini-3.8-flash needs a key: set TEAM_KEY in the environment, or in a file .env beside the evaluation',
    ]);
    await settingsOf('{google: {apiKeyEnv: TEAM_KEY}}', model, { TEAM_KEY: 'k' });
  });

  it('is not needed of a provider that nobody asks', async () => {
    await settingsOf('{google: {apiKeyEnv: TEAM_KEY}}');
  });
});
