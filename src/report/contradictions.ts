import { shareInterval } from '../statistics/intervals/share-interval.ts';
import type { Position } from './finding.ts';
import { asInterval } from './mean-intervals.ts';
import type { Contradictions } from './trust-report.ts';
import type { ContradictionTally } from './trust-tally.ts';

/** How often a judge contradicts itself, with questions as the evidence; null where nobody could look. */
export function contradictionsOf(
  units: Iterable<ContradictionTally>,
  { level, clusterOf }: { level: number; clusterOf: (unit: Position) => string | null },
): Contradictions | null {
  const looked = [...units];
  if (looked.length === 0) return null;
  const questions = looked.map(({ place, counts }) => ({
    question: place.unit,
    cluster: clusterOf(place),
    value: counts.contradicted / counts.looked,
    count: counts.looked,
  }));
  const sum = (key: keyof ContradictionTally['counts']) =>
    looked.reduce((total, { counts }) => total + counts[key], 0);
  return {
    ...asInterval(shareInterval({ questions, level }), 'questions-like-these'),
    count: sum('contradicted'),
    reasked: sum('reasked'),
    standing: sum('standing'),
    ratings: sum('looked'),
  };
}
