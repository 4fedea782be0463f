import type { Warning } from '../report.ts';
import { calibrateMeasure, type CalibratedMeasure } from './calibrate-measure.ts';
import type { Calibration, MeasureCalibration } from './calibration.ts';

/** What a calibration is derived from. */
export interface CalibrationSource {
  readonly run: string | null;
  readonly name: string;
  readonly measures: readonly CalibratedMeasure[];
  readonly level: number;
  /** What was worth a warning when the labels were read. */
  readonly warnings: readonly Warning[];
}

/** How far the judges can be trusted. The same source gives the same numbers. */
export function calibrate({ run, name, measures, level, warnings }: CalibrationSource): Calibration {
  const calibrated = measures.map((measure) => calibrateMeasure(measure, level));
  return {
    schema: 'assay/calibrate/1',
    run,
    name,
    measures: calibrated,
    warnings: [...warnings, ...calibrated.flatMap(warningsOf)],
  };
}

/** Fewer labels of either kind, and a correction is only rough. */
const fewLabels = 30;

function warningsOf({ id, counts, agreement, ceiling, candidates }: MeasureCalibration): Warning[] {
  const warnings: Warning[] = [];
  const add = (code: string, message: string): number =>
    warnings.push({ code, message: `${id}: ${message}` });
  if (counts.labelled === 0) add('no-labels', 'no answer has a label; nothing can be said of the judge');
  else if (agreement === null)
    add('nothing-in-common', 'no answer has both a label and a rating; label answers that the judge rated');
  else if (counts.both < fewLabels)
    add('few-labels', `${counts.both} answers with both are few; ${fewLabels} or more say something`);
  const lower = agreement?.kappa.lower ?? null;
  if (lower !== null && lower < poor)
    add(
      'poor-agreement',
      'the judge may agree with people little better than chance; do not decide by its ratings alone',
    );
  if (agreement !== null && ceiling === null)
    add('no-ceiling', 'each answer was labelled by one person: how far people agree is not known');
  const useless = candidates.filter(({ mean }) => mean.trust !== null && mean.trust < noTrust);
  const unseen = useless.filter(({ questions }) => questions < counts.questions);
  for (const candidate of unseen)
    add('judge-adds-nothing', `${candidate.id}: the judge adds nothing to the labels`);
  return warnings;
}

/** Below it agreement is poor: by the lower limit, since that is what can be relied on. */
const poor = 0.4;
const noTrust = 0.1;
