import type { Rubric } from '../record/rubric.ts';
import type { RubricFault } from './fault.ts';
import { plainWords, tellingWords } from './plain-words.ts';

/** Praise and blame without anything that could be seen in an answer. */
const vague =
  /\b(adequate(?:ly)?|inadequate(?:ly)?|appropriate(?:ly)?|inappropriate(?:ly)?|acceptabl[ey]|unacceptabl[ey]|sufficient(?:ly)?|insufficient(?:ly)?|reasonabl[ey]|satisfactory|decent|nice(?:ly)?|proper(?:ly)?|suitabl[ey]|high[- ]quality|low[- ]quality|somewhat|fairly|quite|pretty|etc)\b/iu;
/** What lets nearly every answer into the best level. */
const forgiving = /\b(mostly|mainly|largely|generally|usually|almost|minor|small|few|some)\b/iu;

/** Conditions that two judges would read differently, and a best level that forgives faults. */
export function unclearConditions(rubric: Rubric): RubricFault[] {
  const best = rubric.target ?? rubric.levels.at(-1)?.value;
  return rubric.levels.flatMap(({ name, value, condition }, index) => {
    const message = saysItsName(name, condition)
      ? `level "${name}" says no more than its name; say what can be seen in such an answer`
      : (vagueness(condition) ?? (value === best ? ceiling(name, condition) : null));
    return message === null ? [] : [{ path: ['levels', index, 'condition'], message }];
  });
}

function saysItsName(name: string, condition: string): boolean {
  const known = new Set([
    ...plainWords(name),
    'answer',
    'summary',
    'response',
    'reply',
    'text',
    'this',
    'very',
  ]);
  return tellingWords(condition).every((word) => known.has(word));
}

function vagueness(condition: string): string | null {
  const [word] = vague.exec(condition) ?? [];
  return word === undefined
    ? null
    : `"${word}" means something else to every judge; say what can be seen in such an answer`;
}

/** Ceiling: where most answers reach the best level, they cannot be told apart. */
function ceiling(name: string, condition: string): string | null {
  const [word] = forgiving.exec(condition) ?? [];
  return word === undefined
    ? null
    : `the best level "${name}" forgives faults ("${word}"); if most answers reach it, they cannot be told apart`;
}
