import assert from 'node:assert/strict';
import { it } from 'node:test';
import { familyOf } from './family.ts';

it('the family of a model is told by its name, whoever serves it', () => {
  const families: Record<string, string | null> = {
    'google:gemini-3.8-flash': 'gemini',
    'ollama:gemma3:27b': 'gemini',
    'openai:gpt-5.2': 'gpt',
    'openai:o3-mini': 'gpt',
    'lab:meta-llama/Llama-3.1-8B': 'llama',
    'ollama:llama3.2': 'llama',
    'lab:mixtral-8x7b': 'mistral',
    'anthropic:claude-opus': 'claude',
    'lab:orca': null,
    'builtin:lexical': null,
    'given:0a': null,
    'no colon': null,
  };
  for (const [model, family] of Object.entries(families)) assert.equal(familyOf(model), family, model);
});
