import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { evaluationSchema } from './json-schema.ts';

/** The shape of every key that the documentation shows. */
const example = `
name: Three ways to answer
document: https://example.org/report.pdf
model: google:gemini-3.8-flash
guidances: {Terse: In one sentence., Cited: {file: guidances/cited.md}}
candidates:
  - {id: Lite, model: google:gemini-3.5-flash-lite, guidance: Short., settings: {maxOutputTokens: 8192}}
  - {id: Our app, answers: answers.jsonl}
baseline: Terse
questions: [How?, {id: layers, ask: How many?, reference: None., tags: [unanswerable]}, {ask: Tell., rubric: summarization}]
repeat: {answers: 3, ratings: 1, rerate: 0}
judge: {model: google:gemini-3.5-flash, rubric: question-answering, turns: one}
judges: [{id: quality, model: [a:b, c:d], turns: two, seesGuidance: false, settings: {}}]
checks: [{id: one sentence, maxSentences: 1, candidates: [Terse]}]
citations: true
pairwise: {pairs: baseline, rubric: question-answering}
statistics: {level: 0.95, pass: 4, margin: 0.25, scope: questions-like-these, compare: baseline}
stop: {anytime: true}
seed: 1
limits: {cost: 5.00, minutes: 30}
gate: [{candidate: Cited, lower: 3.5}, {candidate: Terse, check: one sentence, mean: 0.95}, {unrated: 0.02}]
providers:
  google: {requestsPerMinute: 300, tokensPerMinute: 1000000, concurrency: 16, timeouts: {connect: 10, idle: 60, total: 600}}
  lab: {kind: openai-compatible, baseURL: "http://127.0.0.1:8080/v1", apiKeyEnv: LAB_KEY}
prices: {"lab:llama": {input: 0, output: 0}}
`;

const text = evaluationSchema();
const schema = JSON.parse(text) as { properties: Record<string, { description?: string }> };

describe('the JSON Schema of the evaluation file', () => {
  it('is the one that is shipped; `node scripts/schema.ts` writes it', () => {
    assert.equal(readFileSync(new URL('../../schema/evaluation.json', import.meta.url), 'utf8'), text);
  });

  it('accepts every key of the example, and refuses a misspelt one', () => {
    const reader = z.fromJSONSchema(JSON.parse(text));
    const file = parse(example) as Record<string, unknown>;
    assert.deepEqual(reader.safeParse(file).error?.issues, undefined);
    assert.deepEqual(
      Object.keys(schema.properties).filter((key) => !(key in file)),
      ['documents'],
    );
    assert.equal(reader.safeParse({ ...file, qestions: [] }).success, false);
    assert.equal(reader.safeParse({ ...file, repeat: { answer: 3 } }).success, false);
  });

  it('describes every key in one line', () => {
    const missing = keysWithoutDescription(JSON.parse(text), '');
    assert.deepEqual(missing, []);
  });
});

function keysWithoutDescription(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, inner]) => {
    if (key !== 'properties') return keysWithoutDescription(inner, path);
    return Object.entries(inner as Record<string, { description?: string }>).flatMap(([name, property]) => [
      ...(property.description === undefined ? [`${path}.${name}`] : []),
      ...keysWithoutDescription(property, `${path}.${name}`),
    ]);
  });
}
