/** How often the judge was right about what people had labelled. */
export interface JudgeErrors {
  /** Of what people failed: how many the judge failed too. */
  readonly failed: { readonly agreed: number; readonly labelled: number };
  /** Of what people passed: how many the judge passed too. */
  readonly passed: { readonly agreed: number; readonly labelled: number };
}

export interface Quality {
  readonly specificity: number;
  readonly sensitivity: number;
}

export interface MeasuredQuality extends Quality {
  /** How many labels of either kind it was measured on. */
  readonly failed: number;
  readonly passed: number;
}

/** Specificity and sensitivity, as they were seen. */
export function judgeQuality({ failed, passed }: JudgeErrors): Quality {
  return { specificity: failed.agreed / failed.labelled, sensitivity: passed.agreed / passed.labelled };
}

/** One more right and one more wrong of either kind: a judge is never taken to be without fault. */
export function smoothedQuality({ failed, passed }: JudgeErrors): MeasuredQuality {
  return {
    specificity: (failed.agreed + 1) / (failed.labelled + 2),
    sensitivity: (passed.agreed + 1) / (passed.labelled + 2),
    failed: failed.labelled + 2,
    passed: passed.labelled + 2,
  };
}

/** The rate that people would have found, where the judge's is p (Rogan & Gladen 1978); may lie outside 0 to 1. */
export function correctedRate(p: number, { specificity, sensitivity }: Quality): number {
  return (p + specificity - 1) / (specificity + sensitivity - 1);
}

/** What the variance of a corrected rate is made of: of the judge's own rate, and of the labels (delta method). */
export function correctionVariances(
  quality: MeasuredQuality,
  rate: number,
  varianceOfP: number,
): { ratings: number; labels: number } {
  const { fromFailed, fromPassed } = spreads(quality);
  const stretch = (quality.specificity + quality.sensitivity - 1) ** 2;
  return {
    ratings: varianceOfP / stretch,
    labels: ((1 - rate) ** 2 * fromFailed + rate ** 2 * fromPassed) / stretch,
  };
}

/** How far the limits move, per 2 z² (Lee et al. 2025, arXiv 2511.21140). */
export function correctionShift(quality: MeasuredQuality, rate: number): number {
  const { fromFailed, fromPassed } = spreads(quality);
  return rate * fromPassed - (1 - rate) * fromFailed;
}

function spreads({ specificity, sensitivity, failed, passed }: MeasuredQuality): {
  fromFailed: number;
  fromPassed: number;
} {
  return {
    fromFailed: (specificity * (1 - specificity)) / failed,
    fromPassed: (sensitivity * (1 - sensitivity)) / passed,
  };
}
