import type { MeasureReport, Noise, Report } from '../report/report.ts';
import { moreAnswersPay } from '../statistics/planning/paired-deviation.ts';
import { distanceText } from './difference-text.ts';
import { percentText } from './number-text.ts';
import { resultRows } from './result-rows.ts';
import { trustSentences } from './trust-sentences.ts';

/** What stands below a measure's table: where the noise comes from, how far the judge was checked, what to add next. */
export function closingSentences(report: Report, measure: MeasureReport): string[] {
  const noise = report.noise[measure.id];
  return [
    ...(noise === undefined ? [] : noiseSentences(noise)),
    ...trustSentences(report, measure),
    ...(noise === undefined ? [] : nextSentences(report, measure, noise)),
  ];
}

/** `Noise: 72 % differences between questions, 18 % the model answering differently, 10 % the judge.` */
function noiseSentences({ shares, refused, repeatedAlike }: Noise): string[] {
  const repeats =
    repeatedAlike !== null && repeatedAlike > nearlyAlways
      ? [
          'The judge nearly always repeats itself: further ratings of the same answers would tell almost nothing.',
        ]
      : [];
  if (shares !== null) {
    const parts: readonly [number | null, string][] = [
      [shares.question, 'differences between questions'],
      [shares.interaction, 'questions that suit one candidate more than another'],
      [shares.answer, 'the model answering differently'],
      [shares.judge, 'the judge rating differently'],
    ];
    const told = parts.flatMap(([share, what]) => (share === null ? [] : [`${percentText(share)} ${what}`]));
    return [`Noise: ${told.join(', ')}.`, ...repeats];
  }
  const words = refused === null ? undefined : refusedNoise[refused];
  return words === undefined ? repeats : [words, ...repeats];
}

/** Of answers that were rated again, so many have the same rating again. */
const nearlyAlways = 0.95;

const refusedNoise: Readonly<Record<string, string>> = {
  answer_variance_not_estimable:
    'Noise: each question was answered once, so what comes from the model and what from the question cannot be told; "repeat: {answers: 2}" would show it.',
  rating_variance_not_estimable:
    'Noise: each answer was rated once, so what comes from the model and what from the judge cannot be told; "repeat: {rerate: 0.2}" would show it.',
};

/** What this design can see, and what would let it see more; of use where something is open. */
function nextSentences(report: Report, measure: MeasureReport, noise: Noise): string[] {
  const comparisons = report.comparisons.filter((one) => one.measure === measure.id);
  const open = comparisons.some(({ verdict }) => verdict === 'cannot-tell' || verdict === 'borderline');
  const { detectableDifference } = noise;
  if (detectableDifference === null || detectableDifference === 0) return [];
  const { min, max } = measure.scale;
  const hopeless = detectableDifference >= max - min;
  if (hopeless)
    return [
      'Next: so little evidence cannot be relied on to show any difference that the scale has room for; add questions.',
    ];
  const seen = `Next: this evidence shows a true difference of ${distanceText(detectableDifference, measure)} or more in four runs of five`;
  return [`${seen}${open ? adviceWords(report, measure, noise) : ''}.`];
}

function adviceWords(report: Report, measure: MeasureReport, { interaction, answer, judge }: Noise): string {
  if (report.statistics.scope === 'these-questions')
    return '; to see a smaller one, add answers to each question';
  if (interaction === null || answer === null || judge === null)
    return '; to see a smaller one, add questions';
  const each = Math.min(
    ...resultRows(report, measure).map(
      ({ standing: { counts } }) => counts.answers / Math.max(1, counts.questions),
    ),
  );
  return moreAnswersPay({ interaction, answer, rating: judge }, each)
    ? '; to see a smaller one, add questions, or answers to each question'
    : '; to see a smaller one, add questions: further answers to the same ones would change little';
}
