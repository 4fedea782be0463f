import type { PairwiseReport, PreferredPair } from '../report/report.ts';
import {
  countedText,
  countText,
  decimalText,
  percentRangeText,
  percentText,
  rangeText,
  shareText,
} from './number-text.ts';
import { refusalWords } from './refusal-words.ts';
import type { WordTable } from './word-table.ts';

/** `999 comparisons on 999 questions of 5 candidates.` */
export function pairwiseSentence({ counts, pairs, judges }: PairwiseReport): string {
  const { comparisons, questions, noVerdict } = counts;
  const candidates = new Set(pairs.flatMap(({ a, b }) => [a, b])).size;
  const by = judges.length === 0 ? '' : ` by ${judges.join(', ')}`;
  const lost = noVerdict === 0 ? '' : ` ${countText(noVerdict)} without a choice.`;
  return `${countedText(comparisons, 'comparison')} on ${countedText(questions, 'question')} of ${countedText(candidates, 'candidate')}${by}.${lost}`;
}

/** Every pair: how often the second was preferred to the first, and what may be said of it. */
export function preferenceTable({ pairs }: PairwiseReport): WordTable {
  const lost = pairs.some(({ noVerdict }) => noVerdict > 0);
  const noChoice = lost ? ['no choice'] : [];
  return {
    heading: ['candidate', 'preferred', 'likely', 'won/same/lost', ...noChoice, 'verdict'],
    align: ['left', 'right', 'right', 'right', ...noChoice.map(() => 'right' as const), 'left'],
    rows: pairs.map((pair) => [
      `${pair.b} over ${pair.a}`,
      shareText(pair.winRate),
      likelyShare(pair),
      [pair.bPreferred, pair.same, pair.aPreferred].map(countText).join('/'),
      ...noChoice.map(() => countText(pair.noVerdict)),
      verdictWords(pair),
    ]),
  };
}

/** Strengths with the places that each candidate can have; null where there are none. */
export function strengthTable({ strengths }: PairwiseReport): WordTable | null {
  if (strengths === null) return null;
  const strongest = strengths.toSorted(
    (one, other) => (other.strength.estimate ?? 0) - (one.strength.estimate ?? 0),
  );
  return {
    heading: ['candidate', 'strength', 'likely', 'rank'],
    align: ['left', 'right', 'right', 'left'],
    rows: strongest.map(({ candidate, strength, rank: { best, worst } }) => [
      candidate,
      decimalText(strength.estimate),
      rangeText(strength) ?? '—',
      best === worst ? String(best) : `${best} to ${worst}`,
    ]),
  };
}

/** What must stand below for the tables to be read rightly, each a sentence. */
export function pairwiseNotes(pairwise: PairwiseReport): string[] {
  const { pairs, strengths, refused } = pairwise;
  const [first] = pairs;
  if (first === undefined) return [];
  const notes = [
    `Preferred: how often the first of the two was chosen, "same" by half. Likely: where that could lie on questions like these (${percentText(first.winRate.level)} intervals).`,
  ];
  if (pairs.some(({ winRate }) => winRate.rough)) notes.push('~ rough: from few questions.');
  if (pairs.length > 1)
    notes.push(`Verdicts hold together over all ${pairs.length} pairs (Holm); each takes two tests.`);
  notes.push(...positionNotes(pairwise));
  if (strengths !== null)
    notes.push(
      'Strength: in log-odds (Bradley-Terry). Rank: where the candidate can stand; ranges that overlap are ties.',
    );
  notes.push(...doubtNotes(pairwise));
  notes.push(...lengthNotes(pairwise));
  if (refused !== null) notes.push(`No strengths, as ${noStrengths[refused] ?? refusalWords(refused)}.`);
  return notes;
}

function positionNotes({ counts, consistency, firstPositionRate }: PairwiseReport): string[] {
  if (counts.swapped === 0 || consistency.estimate === null) return [];
  const range = percentRangeText(firstPositionRate);
  const likely = range === null ? '' : ` (likely ${range})`;
  return [
    `Of ${countedText(counts.swapped, 'pair')} in both orders, ${percentText(1 - consistency.estimate)} got two choices that contradict each other; the answer shown first was preferred ${shareText(firstPositionRate)} of the time${likely}. Both orders were averaged.`,
  ];
}

/** Said where longer answers, or shorter ones, are surely preferred. */
function lengthNotes({ lengthSlope }: PairwiseReport): string[] {
  const { lower, upper } = lengthSlope;
  if (lower === null || upper === null || (lower <= 0 && upper >= 0)) return [];
  const which = lower > 0 ? 'longer' : 'shorter';
  return [
    `The ${which} answer was preferred more often (log-odds ${decimalText(lengthSlope.estimate)}, likely ${rangeText(lengthSlope)}): because it is ${which}, or because ${which} answers are better here. Nothing was taken off for it.`,
  ];
}

/** What a refusal means of choices, where that is not what it means of ratings. */
const noStrengths: Readonly<Record<string, string>> = {
  zero_variance: 'no answer was ever preferred to another',
};

function likelyShare({ winRate }: PreferredPair): string {
  const range = percentRangeText(winRate);
  if (range === null) return '—';
  return winRate.rough ? `~${range}` : range;
}

/** Of the candidate that the row is about. */
function verdictWords({ verdict, winner, b }: PreferredPair): string {
  if (verdict === 'different') return winner === b ? 'better' : 'worse';
  return verdict === 'borderline' ? 'borderline' : 'cannot tell';
}

function doubtNotes({ pairs }: PairwiseReport): string[] {
  return Object.entries(doubts).flatMap(([doubt, words]) => {
    const named = pairs.filter((pair) => pair.doubt === doubt).map(({ a, b }) => `${b} over ${a}`);
    return named.length === 0 ? [] : [`${named.join(', ')}: cannot tell, as ${words}.`];
  });
}

const doubts: Readonly<Record<string, string>> = {
  'not-comparable': 'fewer than two questions were compared',
  'few-clusters': 'below six questions no test can be sure',
  'no-difference-seen': 'every question came out even',
  'missing-ratings': 'the choices that could not be read would decide',
};
