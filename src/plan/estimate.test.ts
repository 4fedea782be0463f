import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCandidate, aJudge, anEvaluation, aQuestion, lighthouse } from '../../test/fixtures/evaluation.ts';
import type { DocumentReference } from '../record/document.ts';
import { estimate } from './estimate.ts';

const at = Date.parse('2026-11-23T12:00:00Z');
const pdf: DocumentReference = {
  id: 'document',
  source: 'a.pdf',
  hash: lighthouse.hash,
  kind: 'pdf',
  bytes: 1000,
  pageCount: 41,
  characters: 80_000,
};

function planned(model: string, turns: 'one' | 'two' = 'two') {
  return anEvaluation({
    documents: [pdf],
    questions: [aQuestion({ id: 'a', ask: 'How?' }), aQuestion({ id: 'b', ask: 'Why?' })],
    candidates: [aCandidate({ id: 'one', model, answers: 3 })],
    judges: [aJudge({ model, turns })],
    repeat: { ratings: 2, rerate: 0 },
  });
}

describe('an estimate', () => {
  it('counts answers, ratings and the turns of the judge', () => {
    const { calls } = estimate(planned('google:gemini-3.8-flash'), at);
    assert.deepEqual(calls, { answers: 6, judge: 24, pairwise: 0, proof: 0, total: 30 });
    assert.equal(estimate(planned('google:gemini-3.8-flash', 'one'), at).calls.judge, 12);
  });

  it('reads a PDF by pages where the provider does, and otherwise by its text', () => {
    const overTheWire = estimate(planned('google:gemini-3.8-flash'), at).tokens.input;
    assert.ok(overTheWire > 30 * 41 * 560 && overTheWire < 30 * (41 * 560 + 2000), String(overTheWire));
    const older = estimate(planned('google:gemini-2.5-flash-lite'), at).tokens.input;
    assert.ok(older > 30 * 41 * 258 && older < 30 * (41 * 258 + 2000), String(older));
    const builtIn = estimate(planned('builtin:extractive'), at).tokens.input;
    assert.ok(builtIn > 30 * 20_000 && builtIn < 30 * 22_000, String(builtIn));
  });

  it('gives a range of cost at the price of the day', () => {
    const { costUsd, tokens } = estimate(planned('google:gemini-3.8-flash'), at);
    assert.ok(costUsd !== null && costUsd.low > 0 && costUsd.low < costUsd.high);
    assert.ok(Math.abs(costUsd.high - (tokens.input * 0.75 + tokens.output * 3 * 3.75) / 1e6) < 1e-9);
    const later = estimate(planned('google:gemini-3.8-flash'), Date.parse('2027-02-01')).costUsd;
    assert.ok(Math.abs((later?.high ?? 0) - 2 * costUsd.high) < 1e-9);
  });

  it('costs nothing on this machine, and says so where a price is not known', () => {
    assert.deepEqual(estimate(planned('builtin:extractive'), at).costUsd, { low: 0, high: 0 });
    assert.equal(estimate(planned('google:gemini-4-hydrogen'), at).costUsd, null);
  });

  it('takes a server on this machine for free, and not for fast', () => {
    const [built, local] = ['builtin:extractive', 'ollama:llama3.2'].map((model) =>
      estimate(planned(model), at),
    );
    assert.deepEqual(local?.costUsd, { low: 0, high: 0 });
    assert.deepEqual([built?.minutes, local?.minutes], [0.1, 0.5]);
  });

  it("takes the user's own price", () => {
    const evaluation = { ...planned('lab:llama'), prices: { 'lab:llama': { input: 1, output: 0 } } };
    const { costUsd, tokens } = estimate(evaluation, at);
    assert.ok(Math.abs((costUsd?.low ?? 0) - tokens.input / 1e6) < 1e-9);
  });
});
