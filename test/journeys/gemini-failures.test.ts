import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assay, results, type Place } from './command.ts';
import { aPlace, aServer, rowsOf } from './gemini.ts';

const questions = Array.from({ length: 20 }, (_, index) => `What is said of section ${index + 1}?`);
const planned = 2 * 20 * 3;

describe('a provider that fails in 3 of 10 calls', () => {
  it('costs half as many calls more at the most, and changes no answer and no rating', async () => {
    const calm = await aPlace(await aServer({ seed: 5 }), { questions });
    await results(calm, 'run');
    const server = await aServer({
      seed: 5,
      faults: [
        { on: 'generate', kind: '429-retry', share: 0.08, retrySeconds: 0.02 },
        { on: 'generate', kind: '503', share: 0.08 },
        { on: 'generate', kind: 'reset', share: 0.08 },
        { on: 'generate', kind: 'cut-body', share: 0.08 },
      ],
    });
    const troubled = await aPlace(server, { questions });
    // Many at a time, so that their waits pass together.
    const { code, stderr } = await assay(troubled, 'run', '--concurrency', '40');
    assert.deepEqual([code, stderr], [0, '']);
    const { generateContent, fault } = server.counts;
    assert.ok(fault > 0.2 * generateContent, `${fault} of ${generateContent} failed`);
    assert.equal(generateContent - fault, planned);
    assert.ok(generateContent <= 1.5 * planned, `${generateContent} for ${planned}`);
    assert.deepEqual(await judged(troubled), await judged(calm));
  });
});

async function judged(place: Place): Promise<unknown[]> {
  const rows = await rowsOf(place, 'ratings');
  return rows.map(({ candidate, question, answer, rating, explanation }) => [
    candidate,
    question,
    answer,
    rating,
    explanation,
  ]);
}
