import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import {
  factsOf,
  asksServer,
  isFree,
  keyFault,
  modelForms,
  modelNames,
  providerNames,
  servedAnother,
  variesByDraw,
  connectionFault,
} from './providers.ts';
import { nothingKnown } from './provider.ts';
import type { Providers } from './provider-settings.ts';

const declared: Providers = new Map([['lab', { kind: 'openai-compatible', baseURL: 'http://a/v1' }]]);

describe('the providers', () => {
  it('that a file may name are those that are known, and those that it declares', () => {
    assert.deepEqual(providerNames(), ['google', 'openai', 'anthropic', 'ollama', 'builtin', 'recorded']);
    const names = ['google', 'openai', 'ollama', 'lab', 'builtin', 'recorded', 'given', 'nobody'];
    assert.deepEqual(
      names.map((name) => modelNames(name, declared)),
      ['any', 'any', 'any', 'any', ['extractive', 'lexical'], 'file', null, null],
    );
  });

  it('are named in these forms', () => {
    assert.deepEqual(modelForms(), [
      'google:<model>',
      'openai:<model>',
      'anthropic:<model>',
      'ollama:<model>',
      'builtin:extractive',
      'builtin:lexical',
      'recorded:<file>',
    ]);
  });

  it('on this machine, and what was paid before, cost nothing; nobody else is taken to', () => {
    for (const model of ['builtin:extractive', 'given:abc', 'recorded:a:b.db', 'ollama:llama3.2'])
      assert.equal(isFree(model), true, model);
    for (const model of ['google:gemini', 'openai:gpt', 'lab:x', 'builtins:x', 'builtin', ''])
      assert.equal(isFree(model), false, model);
  });
});

test('calls go to a server unless the model is computed here, or repeats what is kept', () => {
  for (const model of ['builtin:lexical', 'recorded:a.db', 'given:abc'])
    assert.equal(asksServer(model), false);
  for (const model of ['google:x', 'openai:x', 'ollama:x', 'lab:x', 'anthropic:x'])
    assert.equal(asksServer(model), true);
});

describe('what is known of a model', () => {
  it('stands in a table, with what is usual where the table does not hold it', () => {
    const old = factsOf('google:gemini-2.0-flash');
    assert.deepEqual(old.retired, { since: '2026-06-01', replacement: 'gemini-3.8-flash' });
    assert.deepEqual([old.pageTokens, old.obeysSampling, old.servedAs], [258, true, null]);
    assert.deepEqual(factsOf('google:gemini-2.5-pro').servedAs, {
      model: 'gemini-3.8-flash',
      from: '2026-12-01',
    });
    assert.equal(factsOf('google:gemini-3.8-flash').obeysSampling, false);
    const unknown = factsOf('google:nobody-knows');
    assert.deepEqual([unknown.pageTokens, unknown.obeysSampling, unknown.prices], [560, true, []]);
  });

  it('of built-in models is what they can do; no others come under that name', () => {
    const roles = ['builtin:extractive', 'builtin:lexical', 'builtin:other', 'google:gemini', 'lab:x'];
    assert.deepEqual(
      roles.map((model) => factsOf(model).role),
      ['answer', 'judge', null, null, null],
    );
  });

  it('is nothing of what is no language model, or of nobody', () => {
    for (const model of ['recorded:a.db', 'given:abc', 'lexical', ''])
      assert.deepEqual(factsOf(model), nothingKnown, model);
  });
});

describe('a provider that only an evaluation knows', () => {
  it('is taken for a server of language models, also where its stored run does not say so', () => {
    const { obeysSampling, pageTokens, prices } = factsOf('lab:llama');
    assert.deepEqual([obeysSampling, pageTokens, prices], [true, null, []]);
    assert.equal(variesByDraw('lab:llama', { temperature: 0 }), true);
    assert.equal(servedAnother('lab:llama', '/models/llama.gguf'), false);
  });

  it('needs the key that its settings name, and else none', () => {
    assert.equal(keyFault('lab:llama', {}, declared), null);
    const withKey: Providers = new Map([['lab', { apiKeyEnv: 'LAB_KEY' }]]);
    assert.equal(keyFault('lab:llama', { LAB_KEY: 'k' }, withKey), null);
    assert.equal(
      keyFault('lab:llama', {}, withKey),
      'lab:llama needs a key: set LAB_KEY in the environment, or in a file .env beside the evaluation',
    );
  });
});

describe('a key', () => {
  it('that is wanting is said with what to set', () => {
    assert.equal(
      keyFault('google:gemini', { GEMINI_API_KEY: ' ' }, new Map()),
      'google:gemini needs a key: set GEMINI_API_KEY in the environment, or in a file .env beside the evaluation',
    );
    for (const name of ['GEMINI_API_KEY', 'GOOGLE_API_KEY', 'GOOGLE_GENERATIVE_AI_API_KEY'])
      assert.equal(keyFault('google:gemini', { [name]: 'k' }, new Map()), null);
  });

  it('is not wanted by others', () => {
    for (const model of ['builtin:lexical', 'recorded:a.db', 'nobody:x'])
      assert.equal(keyFault(model, {}, new Map()), null, model);
  });
});

describe('draws', () => {
  it('of models of others are taken to vary, whatever the settings', () => {
    for (const model of ['google:gemini', 'recorded:a.db', 'nobody:x', 'builtin:other'])
      assert.equal(variesByDraw(model, { temperature: 0 }), true, model);
  });

  it('of a built-in model vary only where it is told to', () => {
    assert.equal(variesByDraw('builtin:extractive', {}), false);
    assert.equal(variesByDraw('builtin:extractive', { temperature: 0 }), false);
    assert.equal(variesByDraw('builtin:extractive', { temperature: 0.7 }), true);
    assert.equal(variesByDraw('builtin:lexical', { temperature: 0.7 }), false);
  });
});

describe('the version that answered', () => {
  it('is another model where its name does not begin with the one that was asked', () => {
    assert.equal(servedAnother('google:gemini-3.7-flash', 'gemini-3.8-flash'), true);
    assert.equal(servedAnother('google:gemini-3.8-flash', 'gemini-3.8-flash'), false);
    assert.equal(servedAnother('google:gemini-3.8-flash', 'gemini-3.8-flash-002'), false);
    assert.equal(servedAnother('google:gemini-3.8-flash', 'gemini-3.8-flash-preview-09-2026'), false);
    assert.equal(servedAnother('google:gemini-3.5-flash', 'gemini-3.5-flash-lite'), true);
  });

  it('says nothing where names are not kept', () => {
    for (const model of ['recorded:a.db', 'builtin:lexical', 'nobody:x'])
      assert.equal(servedAnother(model, 'gemini-3.8-flash'), false, model);
  });
});

describe('what a model would be asked with', () => {
  const faultOf = (model: string, environment: Record<string, string>) =>
    connectionFault(model, environment, new Map());

  it('is an address, and a key that a header can hold', () => {
    const key = { GEMINI_API_KEY: 'a-key' };
    assert.equal(faultOf('google:gemini-3.8-flash', key), null);
    assert.equal(
      faultOf('google:gemini-3.8-flash', { ...key, GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:1' }),
      null,
    );
    assert.match(
      faultOf('google:gemini-3.8-flash', { ...key, GOOGLE_GEMINI_BASE_URL: 'notaurl' }) ?? '',
      /^google:gemini-3\.8-flash would be asked at an address that is none; look at the variable of its address, or at providers\.google\.baseURL$/,
    );
    assert.match(faultOf('google:gemini-3.8-flash', { GEMINI_API_KEY: 'a key' }) ?? '', /key/);
  });

  it('is nothing where no server is asked', () => {
    assert.equal(faultOf('builtin:extractive', {}), null);
    assert.equal(faultOf('lab:llama', {}), null);
  });
});
