import type { Winner } from '../record/comparison.ts';
import type { Rubric } from '../record/rubric.ts';
import { levelNamed, parseObject, type Reading } from './verdict.ts';

/** Reads `{explanation, winner}`, as strictly as a rating: what is not one of the three is never guessed into one. */
export function readChoice(text: string, rubric: Rubric): Reading {
  if ((text.match(/"winner"\s*:/g) ?? []).length > 1)
    return unread('several-verdicts', 'it holds more than one verdict');
  const reply = parseObject(text);
  if (reply === null) return unread('unreadable', 'it is not one JSON object');
  const { explanation, winner } = reply;
  if (typeof explanation !== 'string')
    return unread('unreadable', 'the key "explanation" is missing or not a text');
  if (typeof winner !== 'string') return unread('unreadable', 'the key "winner" is missing or not a text');
  const level = levelNamed(winner, rubric);
  if (level === undefined) return unread('out-of-range', 'the winner is not first, same or second');
  return { read: true, level, explanation };
}

/** What a level of a rubric for pairs says. The levels of such a rubric are checked where it is read. */
export function winnerOf(level: string): Winner {
  const winner = winners.find((one) => one === level.toLowerCase());
  if (winner === undefined) throw new Error(`"${level}" is no level of a rubric for pairs`);
  return winner;
}

const winners: readonly Winner[] = ['first', 'same', 'second'];

function unread(reason: (Reading & { read: false })['reason'], problem: string): Reading {
  return { read: false, reason, problem };
}
