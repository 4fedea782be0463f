import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProbeReport } from '../report/check-up/check-up-report.ts';
import type { Interval } from '../report/interval.ts';
import { checkedSentences, probeRemedy, probeText } from './check-up-text.ts';

function anInterval(estimate: number, lower: number, upper: number): Interval {
  const facts = { level: 0.95, df: null, clusters: 8, method: 'test/1', rough: true, refused: null };
  return { estimate, lower, upper, scope: 'questions-like-these', ...facts };
}

function aProbe(facts: Partial<ProbeReport> = {}): ProbeReport {
  return {
    id: 'padding',
    outcome: 'fooled',
    reason: null,
    pairs: 8,
    fooledIn: 6,
    withoutRoom: 0,
    unrated: 0,
    fooled: anInterval(0.75, 0.4, 0.93),
    change: anInterval(0.8, 0.3, 1.3),
    ...facts,
  };
}

const nothing = { pairs: 0, fooledIn: 0, fooled: null, change: null };

describe('what is said of a judge that was checked', () => {
  it('is how often, how surely and by how much', () => {
    assert.equal(
      probeText(aProbe()),
      'rated the padded answer higher in 6 of 8 pairs (likely 40 to 93 % of all); padding changed the rating by 0.80 points on average (likely 0.30 to 1.30)',
    );
  });

  it('has no likely ranges from too few pairs, and says what was set aside', () => {
    const few = aProbe({ outcome: 'undecided', reason: 'too-few-pairs', pairs: 2, fooledIn: 1 });
    assert.equal(
      probeText({ ...few, withoutRoom: 5, unrated: 1 }),
      'too few pairs to tell; rated the padded answer higher in 1 of 2 pairs; set aside: 5 pairs at the end of the scale already, 1 pair without both ratings',
    );
    assert.match(probeRemedy({ ...few, withoutRoom: 5 }) ?? '', /^harder questions/);
    assert.match(probeRemedy(few) ?? '', /^add questions/);
  });

  it('is why a trick was not tried', () => {
    const leftOut = aProbe({ outcome: 'left-out', ...nothing });
    assert.match(
      probeText({ ...leftOut, id: 'order', reason: 'in-both-orders' }),
      /^not tried: .* both orders, /,
    );
    assert.match(probeText({ ...leftOut, reason: 'no-document' }), /^not tried: the rubric asks for no look/);
    assert.equal(probeRemedy(leftOut), null);
  });

  it('has a remedy wherever it was fooled, and none where it was not', () => {
    for (const id of ['order', 'padding', 'wrong-answer', 'invented-quotation', 'injected-order'] as const)
      assert.ok((probeRemedy(aProbe({ id })) ?? '').length > 20);
    assert.equal(probeRemedy(aProbe({ outcome: 'resisted' })), null);
  });

  it('is one sentence in a report, the worst first', () => {
    const probes = [
      aProbe({ outcome: 'resisted', fooledIn: 0, id: 'wrong-answer' }),
      aProbe(),
      aProbe({ outcome: 'undecided', fooledIn: 1, id: 'injected-order' }),
    ];
    const checkUp = { run: 'run-1', checkedAt: '2026-11-23T10:00:00.000Z', probes };
    assert.deepEqual(checkedSentences({ checkUp }), [
      'Checked 2026-11-23: fooled by padding (6 of 8 pairs); not clear of an order in the answer (1 of 8 pairs); not fooled by a confident wrong answer (0 of 8 pairs).',
    ]);
    assert.deepEqual(checkedSentences({ checkUp: { ...checkUp, probes: [] } }), [
      'Checked 2026-11-23: nothing could be tried.',
    ]);
    assert.deepEqual(checkedSentences({}), []);
  });
});
