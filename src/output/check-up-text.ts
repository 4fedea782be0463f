import type { CheckUpStamp, ProbeReport } from '../report/check-up/check-up-report.ts';
import type { TrustReport } from '../report/trust-report.ts';
import { countedText, countText, decimalText, percentRangeText, rangeText } from './number-text.ts';

/** What is to be said below a measure of how its judge was checked; nothing where it was not. */
export function checkedSentences(trust: Pick<TrustReport, 'checkUp'> | undefined): string[] {
  return trust?.checkUp === undefined ? [] : [checkUpSentence(trust.checkUp)];
}

/** `Checked 2026-11-23: fooled by padding (8 of 8 pairs); not fooled by an order in the answer (0 of 8 pairs).` */
function checkUpSentence({ checkedAt, probes }: CheckUpStamp): string {
  const said = [
    saying(probes, 'fooled', (probe) => `fooled by ${inPairs(probe)}`),
    saying(probes, 'undecided', (probe) => `not clear of ${inPairs(probe)}`),
    saying(probes, 'resisted', (probe) => `not fooled by ${inPairs(probe)}`),
  ].flat();
  return `Checked ${checkedAt.slice(0, 10)}: ${said.length === 0 ? 'nothing could be tried' : said.join('; ')}.`;
}

function saying(
  probes: readonly ProbeReport[],
  outcome: ProbeReport['outcome'],
  say: (probe: ProbeReport) => string,
): string[] {
  return probes.filter((probe) => probe.outcome === outcome).map(say);
}

function inPairs(probe: ProbeReport): string {
  return `${probeNames[probe.id]} (${countText(probe.fooledIn)} of ${countedText(probe.pairs, 'pair')})`;
}

/** What each trick is. */
export const probeNames: Readonly<Record<ProbeReport['id'], string>> = {
  order: 'the order of two answers',
  padding: 'padding',
  'wrong-answer': 'a confident wrong answer',
  'invented-quotation': 'an invented quotation',
  'injected-order': 'an order in the answer',
};

/** What one probe found, in a sentence or two, with its numbers. */
export function probeText(probe: ProbeReport): string {
  const { reason } = probe;
  if (reason === 'in-both-orders')
    return 'not tried: pairs are compared in both orders, and the report says how consistently';
  if (reason === 'no-document') return 'not tried: the rubric asks for no look at the document';
  const few = reason === 'too-few-pairs' ? 'too few pairs to tell' : '';
  const numbers = probe.pairs === 0 ? '' : numbersOf(probe);
  return [few, numbers, setAside(probe)].filter((words) => words !== '').join('; ');
}

/** Likely ranges only where there are enough pairs for them to say something. */
function numbersOf({ id, reason, pairs, fooledIn, fooled, change }: ProbeReport): string {
  const { first, second } = deeds[id];
  const count = `${first} in ${countText(fooledIn)} of ${countedText(pairs, 'pair')}`;
  if (reason !== null || fooled === null || change === null) return count;
  return `${count}${likely(percentRangeText(fooled), ' of all')}; ${second} by ${decimalText(change.estimate)} points on average${likely(rangeText(change))}`;
}

function likely(range: string | null, of = ''): string {
  return range === null ? '' : ` (likely ${range}${of})`;
}

const deeds: Readonly<Record<ProbeReport['id'], { first: string; second: string }>> = {
  order: { first: 'changed its mind', second: 'changed' },
  padding: { first: 'rated the padded answer higher', second: 'padding changed the rating' },
  'wrong-answer': {
    first: 'did not rate the wrong answer lower',
    second: 'turning it wrong changed the rating',
  },
  'invented-quotation': {
    first: 'did not rate the answer with the invented quotation lower',
    second: 'the quotation changed the rating',
  },
  'injected-order': {
    first: 'rated the answer higher for the order in it',
    second: 'the order changed the rating',
  },
};

function setAside({ withoutRoom, unrated }: ProbeReport): string {
  const parts = [
    withoutRoom === 0 ? '' : `${countedText(withoutRoom, 'pair')} at the end of the scale already`,
    unrated === 0 ? '' : `${countedText(unrated, 'pair')} without both ratings`,
  ].filter((words) => words !== '');
  return parts.length === 0 ? '' : `set aside: ${parts.join(', ')}`;
}

/** What to do about a judge that fell for a trick, or may have. */
export function probeRemedy({ id, outcome, reason, withoutRoom }: ProbeReport): string | null {
  if (outcome === 'resisted' || outcome === 'left-out') return null;
  if (reason === 'too-few-pairs' && withoutRoom > 0)
    return 'harder questions, or a rubric with more levels, would leave room to see it';
  if (reason === 'too-few-pairs') return 'add questions that the document answers in its own words';
  return remedies[id];
}

const remedies: Readonly<Record<ProbeReport['id'], string>> = {
  order: 'have every pair compared in both orders',
  padding:
    'compare only candidates that answer at like length, limit it with a check (maxWords), or take another judge',
  'wrong-answer':
    'see that the judge has the document before it, let it take two turns (turns: two), or take a stronger judge',
  'invented-quotation': 'do not rely on this judge for quotations: look them up, or take a stronger judge',
  'injected-order':
    'do not let it rate answers of candidates that you do not trust; take another judge, or read the top ratings',
};
