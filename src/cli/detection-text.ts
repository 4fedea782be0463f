import { countedText, countText, decimalText, percentText } from '../output/number-text.ts';
import { wrapText } from '../output/wrap-text.ts';
import type { Detection } from '../plan/detection.ts';
import type { Purchase } from '../plan/purchases.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { lookRule } from '../run/look-rule.ts';
import { textTable } from './text-table.ts';

/** What a design can find, before it is paid for: sentences, and a table of what could be bought instead. Empty without two candidates and a rating. */
export function detectionText(evaluation: Evaluation, detection: Detection | null, width: number): string {
  if (detection === null || detection.refused === 'no_pairs') return '';
  const sentences = [foundWords(detection), noiseWords(detection), lookWords(evaluation)];
  const text = sentences.filter((words) => words !== '').flatMap((words) => wrapText(words, width));
  const { purchases } = detection;
  if (purchases.length === 0) return `\n${text.join('\n')}\n`;
  const rows = purchases.map((purchase) => [
    names[purchase.what],
    countText(purchase.questions),
    counts(purchase.answers),
    counts(purchase.ratings),
    countText(purchase.calls),
    decimalText(purchase.difference),
  ]);
  return `\n${text.join('\n')}\n\n${textTable(heading, rows, width)}`;
}

const heading = ['design', 'questions', 'answers', 'ratings', 'calls', 'detects'];

const names: Readonly<Record<Purchase['what'], string>> = {
  'as-planned': 'as planned',
  'twice-the-questions': 'twice the questions',
  'another-answer': 'one more answer to each',
  'another-rating': 'one more rating of each',
  'same-calls': 'the same calls, spread best',
};

function foundWords(detection: Detection): string {
  const { measure, difference, questions, power, needed, fewestQuestions } = detection;
  const pieces = countedText(questions, 'question');
  const first =
    difference !== null
      ? `With ${pieces} you can detect a ${decimalText(difference)} difference in ${measure} ${percentText(power)} of the time.`
      : `With ${pieces} no difference in ${measure} can be detected: it takes ${countText(fewestQuestions)} or more.`;
  return needed === null
    ? first
    : `${first} For ${short(needed.difference)} you need ${countedText(needed.questions, 'question')}.`;
}

function noiseWords({ noise, refused }: Detection): string {
  if (refused !== null) return '';
  return noise.source === 'measured'
    ? `The noise is as ${noise.run} measured it${noise.parts === null ? '; what it consists of is known once some answers are rated twice (repeat.rerate: 0.2)' : ''}.`
    : 'The noise is assumed; once ten questions have been rated, it is what they measured.';
}

function lookWords(evaluation: Evaluation): string {
  const rule = lookRule(evaluation);
  if (rule === null) return '';
  const early = rule.schedule.slice(0, -1);
  return rule.kind === 'anytime'
    ? `May stop after any question from the ${rule.schedule[0]}th on: the calls above are the most it takes.`
    : `May stop after ${new Intl.ListFormat('en', { type: 'disjunction' }).format(early.map(String))} questions: the calls above are the most it takes.`;
}

/** `0.2`, not `0.20`: a round number that was chosen. */
function short(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** An average may be between two numbers. */
function counts(count: number): string {
  return Number.isInteger(count) ? countText(count) : count.toFixed(1);
}
