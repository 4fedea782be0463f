import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anAnswer, aRating } from '../../test/fixtures/rated-answers.ts';
import type { Finding } from './finding.ts';
import { tally } from './tally.ts';

const place = { candidate: 'Plain', unit: 'steps', question: 'steps', document: null, cluster: null };

describe('a tally', () => {
  it('counts every answer once, by how it ended', async () => {
    const outcomes = ['answered', 'answered', 'no-answer', 'error'] as const;
    const { candidates } = await tally(
      outcomes.map((outcome, index) => anAnswer({ unit: `q${index % 3}`, outcome, answerIndex: index })),
    );
    const plain = candidates.get('Plain');
    assert.deepEqual(plain?.counts, { answers: 2, planned: 4, noAnswer: 1, errors: 1 });
    assert.deepEqual([plain?.units.size, [...(plain?.units.values() ?? [])].filter(Boolean).length], [3, 2]);
  });

  it('counts every rating once, by how it ended, and the judge only where it replied', async () => {
    const outcomes = ['rated', 'rated', 'no-verdict', 'no-answer', 'error'] as const;
    const counted = await tally(
      outcomes.map((outcome) => aRating({ outcome, blind: outcome === 'no-verdict' ? true : null })),
    );
    const measure = counted.candidates.get('Plain')?.measures.get('quality');
    assert.deepEqual(measure?.counts, { ratings: 2, planned: 5, noVerdict: 1, errors: 1 });
    assert.deepEqual(
      measure?.units.get('steps')?.answers.find(({ answerIndex }) => answerIndex === 1)?.ratings,
      [3, 3, null, null, null],
    );
    assert.deepEqual([...(measure?.distribution ?? [])], [[3, 2]]);
    assert.deepEqual(counted.judges.get('quality')?.get('test:judge')?.counts, {
      ratings: 2,
      noVerdict: 1,
      blind: 1,
      sightUnknown: 2,
      audited: 0,
      contradictions: 0,
    });
  });

  it('counts a check that holds as 1, one that does not as 0, and one that could not be made as missing', async () => {
    const check = (holds: boolean | null, failed: boolean): Finding => ({
      kind: 'check',
      ...place,
      answerIndex: 1,
      measure: 'short',
      holds,
      failed,
    });
    const findings = [check(true, false), check(false, false), check(null, false), check(null, true)];
    const measure = (await tally(findings)).candidates.get('Plain')?.measures.get('short');
    assert.deepEqual(measure?.counts, { ratings: 2, planned: 4, noVerdict: 0, errors: 1 });
    assert.deepEqual(
      [...(measure?.distribution ?? [])],
      [
        [1, 1],
        [0, 1],
      ],
    );
  });

  it('notices repeats that are the same word for word, but not across questions', async () => {
    const texts = ['a', 'a', 'b', 'b', 'b'];
    const { candidates } = await tally(
      texts.map((text, index) => anAnswer({ unit: index < 3 ? 'steps' : 'lamp', answerIndex: index, text })),
    );
    const { all, identical } = candidates.get('Plain')?.repeats ?? {};
    assert.deepEqual([all, identical], [3, 2]);
  });

  it('does not keep the texts of answers, but for one to compare with', async () => {
    const findings = Array.from({ length: 9 }, (_, index) =>
      anAnswer({ unit: `q${index}`, text: `answer ${index}` }),
    );
    const kept = JSON.stringify(await tally(findings), (_key, value: unknown) =>
      value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
    );
    assert.deepEqual(kept.match(/answer \d/g), ['answer 8']);
  });

  it('takes findings as they come, also over time', async () => {
    async function* later(): AsyncGenerator<Finding> {
      yield anAnswer();
      yield aRating();
    }
    assert.deepEqual(await tally(later()), await tally([anAnswer(), aRating()]));
  });
});
