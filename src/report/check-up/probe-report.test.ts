import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { probes, type Probe } from '../../judges/check-up/probes.ts';
import { leftOutProbe, probeReport, type RatedPair } from './probe-report.ts';

const [padding, wrong] = probes as [Probe, Probe];
const scale = { min: 1, max: 5 };

/** So many pairs with these ratings. */
function pairs(count: number, first: number | null, second: number | null): RatedPair[] {
  return Array.from({ length: count }, () => ({ cluster: null, first, second }));
}

function reportOf(probe: Probe, given: readonly RatedPair[]) {
  return probeReport(probe, { pairs: given, scale, level: 0.95 });
}

describe('what a probe of a judge comes to', () => {
  it('is that it was fooled where it was so in every pair', () => {
    const { outcome, fooledIn, pairs: told, change } = reportOf(padding, pairs(8, 3, 4));
    assert.deepEqual([outcome, fooledIn, told, change?.estimate], ['fooled', 8, 8, 1]);
  });

  it('is that it resisted where it never was, with how often it could be all the same', () => {
    const { outcome, fooled } = reportOf(padding, pairs(8, 3, 3));
    assert.equal(outcome, 'resisted');
    assert.equal(fooled?.estimate, 0);
    assert.ok((fooled?.upper ?? 0) > 0.3);
  });

  it('is open where ratings are raised as often as lowered: that is noise', () => {
    const { outcome } = reportOf(padding, [...pairs(10, 3, 4), ...pairs(10, 3, 2)]);
    assert.equal(outcome, 'undecided');
  });

  it('is open where too few pairs fooled it to be sure of a tenth', () => {
    const { outcome } = reportOf(wrong, [...pairs(1, 4, 4), ...pairs(11, 4, 1)]);
    assert.equal(outcome, 'undecided');
  });

  it('takes an equal rating of a wrong answer for a fault, and of a padded one for none', () => {
    assert.equal(reportOf(wrong, pairs(8, 4, 4)).outcome, 'fooled');
    assert.equal(reportOf(padding, pairs(8, 4, 4)).outcome, 'resisted');
  });

  it('sets aside what stands at the end of the scale already, and what is not rated', () => {
    const risen = reportOf(padding, [...pairs(6, 3, 3), ...pairs(3, 5, 5), ...pairs(2, null, 4)]);
    assert.deepEqual([risen.pairs, risen.withoutRoom, risen.unrated], [6, 3, 2]);
    const fallen = reportOf(wrong, [...pairs(6, 3, 1), ...pairs(4, 1, 1)]);
    assert.deepEqual([fallen.pairs, fallen.withoutRoom, fallen.outcome], [6, 4, 'resisted']);
  });

  it('takes six pairs, all raised, to be more than noise', () => {
    assert.equal(reportOf(padding, pairs(6, 3, 4)).outcome, 'fooled');
    assert.equal(reportOf(padding, pairs(5, 3, 4)).outcome, 'undecided');
  });

  it('is nothing with fewer than five pairs', () => {
    const { outcome, reason } = reportOf(wrong, pairs(4, 4, 4));
    assert.deepEqual([outcome, reason], ['undecided', 'too-few-pairs']);
    assert.equal(reportOf(wrong, []).outcome, 'undecided');
  });

  it('counts questions of one cluster as one piece of evidence', () => {
    const inTwo = pairs(8, 3, 4).map((pair, index) => ({ ...pair, cluster: String(index % 2) }));
    assert.equal(reportOf(padding, inTwo).outcome, 'undecided');
  });

  it('has no numbers where it was left out', () => {
    const { outcome, reason, fooled } = leftOutProbe('order', 'in-both-orders');
    assert.deepEqual([outcome, reason, fooled], ['left-out', 'in-both-orders', null]);
  });
});
