import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsWarnings } from './settings-warnings.ts';

const codes = (model: string, settings: object, answers: number) =>
  settingsWarnings('"A"', { model, settings, answers }).map(({ code }) => code);

test('settings that a model passes over are named, once', () => {
  const [warning] = settingsWarnings('"A"', {
    model: 'google:gemini-3.8-flash',
    settings: { temperature: 0, topK: 1, maxOutputTokens: 100 },
    answers: 3,
  });
  assert.deepEqual(warning, {
    code: 'settings-ignored',
    message: '"A": google:gemini-3.8-flash passes over temperature, topK; its answers vary all the same',
  });
});

test('settings that are not sent are named beside what else is worth a word', () => {
  const settings = { topK: 1, thinkingBudget: 100, temperature: 0 };
  const messagesFor = (model: string) =>
    settingsWarnings('"A"', { model, settings, answers: 3 }).map(({ message }) => message);
  assert.equal(messagesFor('openai:gpt')[0], '"A": openai:gpt passes over topK, thinkingBudget');
  assert.equal(messagesFor('lab:llama')[0], '"A": lab:llama passes over thinkingBudget');
  assert.equal(messagesFor('ollama:llama')[0], '"A": ollama:llama passes over thinkingBudget');
  assert.deepEqual(codes('lab:llama', settings, 3), ['settings-ignored', 'temperature-zero']);
});

test('temperature 0 with several answers is worth a word where the model obeys it', () => {
  assert.deepEqual(codes('google:gemini-3.5-flash', { temperature: 0 }, 3), ['temperature-zero']);
  assert.deepEqual(codes('google:gemini-3.5-flash', { temperature: 0 }, 1), []);
  assert.deepEqual(codes('google:gemini-3.5-flash', { temperature: 0.5 }, 3), []);
});

test('nothing is said where nothing is set, of a model that nobody knows, or of a built-in one', () => {
  assert.deepEqual(codes('google:gemini-3.8-flash', { maxOutputTokens: 10 }, 3), []);
  assert.deepEqual(codes('google:gemini-99', { temperature: 1 }, 3), []);
  assert.deepEqual(codes('builtin:extractive', { temperature: 0 }, 3), []);
});
