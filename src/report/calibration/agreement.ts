import { pearson, spearman } from '../../statistics/agreement/correlation.ts';
import { gwetAgreement } from '../../statistics/agreement/gwet-agreement.ts';
import { jackknifeInterval, type LabelledItem } from '../../statistics/agreement/jackknife.ts';
import { krippendorffAlpha } from '../../statistics/agreement/krippendorff-alpha.ts';
import { labelBias } from '../../statistics/agreement/label-bias.ts';
import { weightedKappa } from '../../statistics/agreement/weighted-kappa.ts';
import { shareInterval } from '../../statistics/intervals/share-interval.ts';
import { questionMeans } from '../../statistics/question-means.ts';
import { asInterval } from '../mean-intervals.ts';
import type { Interval } from '../interval.ts';
import type { AgreementPairs } from './agreement-pairs.ts';
import type { Agreement } from './calibration.ts';

/** The scale that both sides rate on. */
export interface AgreementScale {
  readonly min: number;
  readonly max: number;
  /** The values that a rating can have, rising; null where it can be any number between the ends. */
  readonly levels: readonly number[] | null;
}

/** How far two sides agree on the same answers, each number with its interval by question. Null without a pair. */
export function agreementOf(
  { single, average }: AgreementPairs,
  { scale, level }: { readonly scale: AgreementScale; readonly level: number },
): Agreement | null {
  if (single.length === 0) return null;
  const categories = scale.levels ?? valuesIn(single);
  const byQuestion = (items: readonly LabelledItem[], statistic: Statistic): Interval =>
    asInterval(jackknifeInterval({ items, statistic, level }), 'questions-like-these');
  const share = (agree: (pair: LabelledItem) => boolean): Interval => shareOf(single, agree, level);
  return {
    answers: average.length,
    pairs: single.length,
    alike: single.filter(({ judge, human }) => judge === human).length,
    kappa: byQuestion(single, (items) => kappaOf(items, categories)),
    alpha: byQuestion(average, alphaOf),
    ac2: byQuestion(single, (items) => ac2Of(items, categories)),
    spearman: byQuestion(average, spearman),
    pearson: byQuestion(average, pearson),
    exact: share(({ judge, human }) => judge === human),
    withinOne:
      scale.levels === null || scale.levels.length < 3
        ? null
        : share(({ judge, human }) => Math.abs(categories.indexOf(judge) - categories.indexOf(human)) <= 1),
    bias: asInterval(labelBias({ items: average, level, scale }), 'questions-like-these'),
  };
}

type Statistic = (items: readonly LabelledItem[]) => number | null;

function kappaOf(pairs: readonly LabelledItem[], categories: readonly number[]): number | null {
  if (categories.length < 2) return null;
  const kappa = weightedKappa({ pairs, categories, weighting: 'quadratic' });
  return kappa.refused ? null : kappa.kappa;
}

const alphaOf: Statistic = (items) => {
  const alpha = krippendorffAlpha({ raters: sides(items), metric: 'interval' });
  return alpha.refused ? null : alpha.alpha;
};

function ac2Of(items: readonly LabelledItem[], categories: readonly number[]): number | null {
  if (categories.length < 2) return null;
  const gwet = gwetAgreement({ raters: sides(items), categories, weighting: 'quadratic' });
  return gwet.refused ? null : gwet.agreement;
}

function sides(items: readonly LabelledItem[]): number[][] {
  return [items.map(({ judge }) => judge), items.map(({ human }) => human)];
}

/** A share over questions, so that many answers to one question weigh no more than one. */
function shareOf(
  items: readonly LabelledItem[],
  agree: (pair: LabelledItem) => boolean,
  level: number,
): Interval {
  const questions = [...Map.groupBy(items, ({ question }) => question)].map(([question, answers]) => ({
    question,
    cluster: answers[0]?.cluster ?? null,
    answers: answers.map((pair) => ({ ratings: [agree(pair) ? 1 : 0] })),
  }));
  const shares = questionMeans(questions).questions.map(({ value, cluster, answers }) => ({
    value,
    cluster,
    count: answers.length,
  }));
  return asInterval(shareInterval({ questions: shares, level }), 'questions-like-these');
}

function valuesIn(items: readonly LabelledItem[]): number[] {
  return [...new Set(sides(items).flat())].toSorted((a, b) => a - b);
}
