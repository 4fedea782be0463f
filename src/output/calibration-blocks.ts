import type {
  Agreement,
  Calibration,
  CandidateCalibration,
  Corrected,
  MeasureCalibration,
} from '../report/calibration/calibration.ts';
import type { Interval } from '../report/interval.ts';
import {
  countedText,
  countText,
  decimalText,
  meanText,
  percentRangeText,
  percentText,
  rangeText,
  shareText,
} from './number-text.ts';
import { kappaRefusal } from './kappa-refusal.ts';
import { refusalWords } from './refusal-words.ts';

/** A piece of a calibration as it is read; every output writes it its own way. Raw text. */
export type CalibrationBlock =
  | { readonly kind: 'heading' | 'text'; readonly text: string }
  /** The first row names the columns; the first column the rows. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** One measure, in the order in which it is read: agreement, what people would say, what to buy next. */
export function calibrationBlocks(measure: MeasureCalibration): CalibrationBlock[] {
  const { id, agreement, ceiling, candidates, threshold } = measure;
  const blocks: CalibrationBlock[] = [
    { kind: 'heading', text: id },
    { kind: 'text', text: countsSentence(measure) },
  ];
  if (agreement !== null) blocks.push({ kind: 'text', text: agreementSentence(agreement, ceiling) });
  const compared = agreement ?? ceiling;
  if (compared !== null) blocks.push({ kind: 'table', rows: agreementRows(agreement, ceiling) });
  if (agreement === null) return blocks;
  blocks.push(
    {
      kind: 'text',
      text: 'The mean that people would give all answers, were the labelled ones drawn at random:',
    },
    { kind: 'table', rows: meanRows(candidates) },
  );
  if (threshold !== null)
    blocks.push(
      { kind: 'text', text: `The share that people would pass, from ${threshold}:` },
      { kind: 'table', rows: passRows(candidates) },
    );
  const notes = [...refusals(candidates), ...purchases(candidates)];
  return notes.length === 0 ? blocks : [...blocks, { kind: 'list', items: notes }];
}

/** What it is a calibration of. */
export function calibrationTitle({ run, name }: Calibration): string {
  return run === null ? `Judge and people: ${name}` : `Judge and people: ${name}, run ${run}`;
}

function countsSentence({ counts, judges }: MeasureCalibration): string {
  const by = judges.length === 0 ? '' : ` by ${judges.join(' and ')}`;
  return `${countedText(counts.answers, 'answer')} to ${countedText(counts.questions, 'question')}: ${countText(counts.rated)} rated${by}, ${countText(counts.labelled)} labelled by ${counts.raters === 1 ? '1 person' : `${counts.raters} people`}, ${countText(counts.both)} both.`;
}

/** `Judge 0.71 (0.58 to 0.81), good by its lower limit; two people agree 0.74.` */
function agreementSentence({ kappa }: Agreement, ceiling: MeasureCalibration['ceiling']): string {
  const people =
    ceiling?.kappa.estimate == null
      ? ''
      : ` Two people agree at ${meanText(ceiling.kappa)}: no judge can be expected to do better.`;
  if (kappa.lower === null)
    return `How far the judge agrees beyond chance cannot be said: ${kappaRefusal(kappa)}.${people}`;
  return `The judge agrees with people at kappa ${withRange(kappa)}: ${kappaWords(kappa.lower)}, by the lower limit.${people}`;
}

function kappaWords(lower: number): string {
  if (lower < 0.4) return 'poor';
  if (lower < 0.6) return 'enough for a rough order only';
  return lower < 0.8 ? 'good' : 'very good';
}

function agreementRows(
  agreement: Agreement | null,
  ceiling: MeasureCalibration['ceiling'],
): readonly (readonly string[])[] {
  const sides = [
    ...(agreement === null ? [] : [{ title: 'judge and people', side: agreement, isJudge: true }]),
    ...(ceiling === null ? [] : [{ title: 'two people', side: ceiling, isJudge: false }]),
  ];
  const row = (name: string, cell: (side: Agreement, isJudge: boolean) => string): string[] => [
    name,
    ...sides.map(({ side, isJudge }) => cell(side, isJudge)),
  ];
  return [
    ['agreement', ...sides.map(({ title }) => title)],
    row('answers', ({ answers }) => countText(answers)),
    row('the same', ({ exact }) => shareRange(exact)),
    ...(sides.some(({ side }) => side.withinOne !== null)
      ? [
          row('at most one level apart', ({ withinOne }) =>
            withinOne === null ? '—' : shareRange(withinOne),
          ),
        ]
      : []),
    row('kappa, quadratic', ({ kappa }) => withRange(kappa)),
    row('alpha', ({ alpha }) => withRange(alpha)),
    row('AC2', ({ ac2 }) => withRange(ac2)),
    row('Spearman', ({ spearman }) => withRange(spearman)),
    row('judge higher by', ({ bias }, isJudge) => (isJudge ? withRange(bias) : '—')),
  ];
}

function meanRows(candidates: readonly CandidateCalibration[]): string[][] {
  return [
    ['candidate', 'judge', 'labels', 'corrected', 'likely', 'labelled questions'],
    ...candidates.map(({ id, mean, questions }) => [
      id,
      decimalText(mean.judge),
      decimalText(mean.people),
      meanText(mean.corrected),
      rangeText(mean.corrected) ?? '—',
      countText(questions),
    ]),
  ];
}

function passRows(candidates: readonly CandidateCalibration[]): string[][] {
  return [
    ['candidate', 'judge', 'labels', 'corrected', 'likely', 'right on good', 'right on bad'],
    ...candidates.flatMap(({ id, passRate }) =>
      passRate === null
        ? []
        : [
            [
              id,
              percentText(passRate.judge),
              percentText(passRate.people),
              shareText(passRate.corrected),
              percentRangeText(passRate.corrected) ?? '—',
              percentText(passRate.sensitivity),
              percentText(passRate.specificity),
            ],
          ],
    ),
  ];
}

function refusals(candidates: readonly CandidateCalibration[]): string[] {
  return candidates.flatMap(({ id, mean, passRate }) => {
    const say = (what: string, { corrected }: Corrected): string[] =>
      corrected.refused === null
        ? []
        : [`${id}: no corrected ${what}, as ${refusalWords(corrected.refused)}.`];
    return [...say('mean', mean), ...(passRate === null ? [] : say('pass rate', passRate))];
  });
}

function purchases(candidates: readonly CandidateCalibration[]): string[] {
  return candidates.flatMap(({ id, mean: { next } }) => {
    if (next === null) return [];
    const { buy, labels, questions } = next;
    const [better, other] = buy === 'labels' ? [labels, questions] : [questions, labels];
    const name = (one: typeof labels): string =>
      `${one.more} more ${one === labels ? 'labels' : 'rated questions'}`;
    return [
      `${id}: ${name(better)} would narrow the mean to ±${decimalText(better.halfWidth)}, ${name(other)} to ±${decimalText(other.halfWidth)}.`,
    ];
  });
}

function withRange(interval: Interval): string {
  const range = rangeText(interval);
  return range === null ? meanText(interval) : `${meanText(interval)} (${interval.rough ? '~' : ''}${range})`;
}

function shareRange(interval: Interval): string {
  const range = percentRangeText(interval);
  return range === null
    ? shareText(interval)
    : `${shareText(interval)} (${interval.rough ? '~' : ''}${range})`;
}
