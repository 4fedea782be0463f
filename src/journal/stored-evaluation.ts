import type { Evaluation, StatisticsSettings } from '../record/evaluation.ts';

/** An evaluation as a version stored it that did not know all keys yet. */
type Stored = Omit<Evaluation, 'statistics' | 'gates'> & {
  readonly statistics: Pick<StatisticsSettings, 'level' | 'pass'> & Partial<StatisticsSettings>;
  readonly gates?: Evaluation['gates'];
};

/** Reads the evaluation of a stored run. Keys that came later are as if they had been left out of its file. */
export function storedEvaluation(text: string): Evaluation {
  const stored = JSON.parse(text) as Stored;
  const compare = stored.baseline === null ? 'all' : 'baseline';
  return {
    ...stored,
    statistics: { margin: null, scope: 'questions-like-these', compare, ...stored.statistics },
    gates: stored.gates ?? [],
  };
}
