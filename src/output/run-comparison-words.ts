import type { RunComparison, RunDifference } from '../report/run-comparison.ts';
import { countedText, decimalText, percentText, rangeText } from './number-text.ts';
import { refusalWords } from './refusal-words.ts';
import { scopeWords } from './sentences.ts';
import type { WordTable } from './word-table.ts';

/** The two runs, the earlier first. */
export function runsTable({ runs }: RunComparison): WordTable {
  return {
    heading: ['run', 'id', 'status', 'started (UTC)', 'name'],
    align: ['left', 'left', 'left', 'left', 'left'],
    rows: (['a', 'b'] as const).map((key) => {
      const { id, status, startedAt, name } = runs[key];
      return [key, id, status, startedAt.slice(0, 16).replace('T', ' '), name];
    }),
  };
}

/** What one measure says, a row for each pair of candidates. */
export function differenceTable(comparisons: readonly RunDifference[]): WordTable {
  return {
    heading: ['candidate', 'a', 'b', 'b − a', 'likely', 'up/same/down', 'verdict'],
    align: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
    rows: comparisons.map((one) => [
      nameOf(one),
      decimalText(one.means.a),
      decimalText(one.means.b),
      signed(one.difference.estimate),
      likely(one),
      `${one.bHigher}/${one.equal}/${one.aHigher}`,
      verdictWords(one),
    ]),
  };
}

/** What must stand below one measure's table, each a sentence. */
export function differenceNotes(comparisons: readonly RunDifference[]): string[] {
  const [first] = comparisons;
  if (first === undefined) return [];
  const notes = [
    `Likely: where the difference ${scopeWords(first.difference)} could lie (${percentText(first.difference.level)} intervals). Up, same, down: on how many questions b is higher, equal, lower. Within ±${decimalText(first.margin)} a difference does not matter.`,
  ];
  if (comparisons.some(({ difference }) => difference.rough)) notes.push('~ rough: from few questions.');
  if (comparisons.length > 1)
    notes.push(
      `Verdicts hold together over all ${comparisons.length} candidates (Holm); each takes two tests.`,
    );
  return [...notes, ...comparisons.flatMap(notesOn)];
}

function notesOn(one: RunDifference): string[] {
  const { changed, shared, dropped, missing, doubt, difference, questionsNeeded, mostDifferent } = one;
  const left = dropped === 0 ? '' : `, ${dropped} left out that only one run has ratings of`;
  const what =
    changed.length === 0 ? 'nothing of the candidate was changed' : `changed: ${changed.join(', ')}`;
  const notes = [`${countedText(shared, 'shared question')}${left}; ${what}.`];
  if (missing > 0) notes.push(`${countedText(missing, 'planned rating')} missing.`);
  if (doubt !== null) notes.push(`Cannot tell, as ${doubts[doubt]}.`);
  else if (difference.refused !== null && difference.refused !== 'zero_variance')
    notes.push(`No likely range, as ${refusalWords(difference.refused)}.`);
  if (questionsNeeded !== null)
    notes.push(
      `About ${countedText(questionsNeeded, 'question')} would show a difference of this size, or of the margin.`,
    );
  if (mostDifferent.length > 0) {
    const shown = mostDifferent.map((most) => `${most.question} (${signed(most.difference)})`).join(', ');
    notes.push(`Furthest apart: ${shown}.`);
  }
  return [`${nameOf(one)}: ${notes.join(' ')}`];
}

function nameOf({ a, b }: RunDifference): string {
  return a === b ? a : `${a} → ${b}`;
}

function signed(value: number | null): string {
  const text = decimalText(value);
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

function likely({ difference }: RunDifference): string {
  const range = rangeText(difference);
  if (range === null) return '—';
  return difference.rough ? `~${range}` : range;
}

function verdictWords({ verdict, worse }: RunDifference): string {
  if (verdict === 'different') return worse ? 'worse' : 'better';
  if (verdict === 'equivalent') return 'no difference that matters';
  return verdict === 'borderline' ? 'borderline' : 'cannot tell';
}

const doubts: Readonly<Record<NonNullable<RunDifference['doubt']>, string>> = {
  'not-comparable': 'fewer than two questions are shared',
  'few-clusters': 'below six questions no test can be sure',
  'one-answer-each': 'one answer to a question does not show how answers vary',
  'no-difference-seen': 'no question shows any difference',
  'ordinal-disagrees': 'the order of ratings points the other way than their mean',
  'missing-ratings': 'the missing ratings would decide',
};
