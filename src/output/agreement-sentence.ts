import type { LabelAgreement } from '../report/trust-report.ts';
import { kappaRefusal } from './kappa-refusal.ts';
import { countedText, meanText, rangeText } from './number-text.ts';

/** `Judge: against 60 labels by people kappa 0.71 (likely 0.58 to 0.81), judge minus people 0.20 points (likely …); …` */
export function agreementSentence({ kappa, bias, labels }: LabelAgreement): string {
  const range = rangeText(kappa);
  const agrees =
    range === null ? `no kappa, as ${kappaRefusal(kappa)}` : `kappa ${meanText(kappa)} (likely ${range})`;
  const span = rangeText(bias);
  const higher = span === null ? '' : `, judge minus people ${meanText(bias)} points (likely ${span})`;
  return `Judge: against ${countedText(labels, 'label')} by people ${agrees}${higher}; "assay calibrate" says more.`;
}
