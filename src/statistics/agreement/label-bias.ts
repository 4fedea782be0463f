import type { Bounds, Interval, RefusedInterval } from '../intervals/interval.ts';
import { meanInterval } from '../intervals/mean-interval.ts';
import { questionMeans } from '../question-means.ts';
import type { LabelledItem } from './jackknife.ts';

interface LabelBiasOptions {
  readonly items: readonly LabelledItem[];
  readonly level: number;
  readonly scale: Bounds;
}

/** How many points higher the judge rates than people, over questions, with the interval of any mean. Refused as that is. */
export function labelBias({ items, level, scale }: LabelBiasOptions): Interval | RefusedInterval {
  const byQuestion = Map.groupBy(items, ({ question }) => question);
  const questions = [...byQuestion].map(([question, labelled]) => ({
    question,
    cluster: labelled[0]?.cluster ?? null,
    answers: labelled.map(({ judge, human }) => ({ ratings: [judge - human] })),
  }));
  const span = scale.max - scale.min;
  return meanInterval({
    questions: questionMeans(questions).questions,
    level,
    scale: { min: -span, max: span },
  });
}
