import type { MeasureReport, Report } from '../report/report.ts';
import type { JuryReport, TrustReport } from '../report/trust-report.ts';
import { agreementSentence } from './agreement-sentence.ts';
import { countText, decimalText, percentRangeText, percentText, rangeText } from './number-text.ts';

/** What can be said of a measure's judges: how many they are, how far they agree, whether they read, and mean what they write. */
export function trustSentences({ trust }: Report, measure: MeasureReport): string[] {
  const known = trust[measure.id];
  if (known === undefined || measure.judges.length === 0) return [];
  return [
    ...(known.jury === null ? [] : jurySentences(known.jury)),
    ...proofSentences(known),
    ...contradictionSentences(known),
    known.agreement === null ? unchecked(known) : agreementSentence(known.agreement),
  ];
}

/** `Judges apart: Terse 3.10 by A and 3.40 by B.` */
function jurySentences({ candidates, agreement, judges }: JuryReport): string[] {
  const apart = Object.entries(candidates).map(([id, { means, withoutOne }]) => {
    const each = Object.entries(means).map(([judge, mean]) => `${decimalText(mean)} by ${judge}`);
    // Of two judges, leaving one out is the other alone.
    const range =
      withoutOne === null || judges.length < 3
        ? ''
        : ` (with one of them left out ${decimalText(withoutOne.lower)} to ${decimalText(withoutOne.upper)})`;
    return `${id} ${list(each)}${range}`;
  });
  const range = rangeText(agreement);
  const likely = range === null ? '' : ` (likely ${range})`;
  const alpha =
    agreement.estimate === null
      ? 'how far they agree cannot be told, as they hardly differ'
      : `they agree by ${decimalText(agreement.estimate)}${likely}, where 1 is agreement and 0 is chance`;
  return [
    ...(apart.length === 0 ? [] : [`Judges apart: ${apart.join('; ')}.`]),
    `Of ${judges.length} judges: ${alpha}.`,
  ];
}

function proofSentences({ proof }: TrustReport): string[] {
  if (proof === null || proof.proven !== true) return [];
  const asked = proof.judges.reduce((sum, one) => sum + one.asked, 0);
  const right = proof.judges.reduce((sum, one) => sum + one.right, 0);
  return [`Proof of reading: ${right} of ${asked} words of the document were named rightly.`];
}

function contradictionSentences({ contradictions }: TrustReport): string[] {
  if (contradictions === null || contradictions.count === 0) return [];
  const { estimate, count, reasked, standing, ratings } = contradictions;
  const range = percentRangeText(contradictions);
  const likely = range === null ? '' : ` (likely ${range})`;
  const share = `${percentText(estimate)}${likely} of its ratings, ${countText(count)} of ${countText(ratings)}`;
  const again = reasked === 0 ? '' : `; ${countText(standing)} still did when asked again`;
  return [`Words and first verdict disagree in ${share}${again}.`];
}

function unchecked({ jury }: TrustReport): string {
  return jury === null
    ? 'Judge: the opinion of one; no human labels, so the judge itself is unchecked.'
    : 'Judges: no human labels, so the judges themselves are unchecked.';
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
