import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ollamaAddress } from './ollama-address.ts';

test('the address of Ollama is read from whatever its own programs take', () => {
  const addresses = [
    [undefined, 'http://127.0.0.1:11434'],
    ['  ', 'http://127.0.0.1:11434'],
    ['box', 'http://box:11434'],
    ['box:80', 'http://box:80'],
    [':8000', 'http://127.0.0.1:8000'],
    ['0.0.0.0', 'http://127.0.0.1:11434'],
    ['http://0.0.0.0:11434', 'http://127.0.0.1:11434'],
    ['[::1]:11434', 'http://[::1]:11434'],
    ['http://box:11434/', 'http://box:11434'],
    ['https://ollama.example.org', 'https://ollama.example.org'],
    ['HTTPS://ollama.example.org/at/', 'https://ollama.example.org/at'],
  ] as const;
  for (const [given, address] of addresses) assert.equal(ollamaAddress(given), address);
});
