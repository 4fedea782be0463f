import type { Rubric } from '../record/rubric.ts';
import type { RubricFault } from './fault.ts';
import { plainWords } from './plain-words.ts';

/** `level 6`, `a rating of 6`, `score 6`; not `reading level 8`, which is about the answer. */
const byValue =
  /(?<!\b(?:reading|grade|school|language|noise|sea)[ -])\b(?:levels?|rating|rate it|score)\s+(?:of\s+|with\s+)?(-?\d+(?:\.\d+)?)(?![\d.]*\s*%)/giu;
/** `level "excellent"`, `choose “excellent”`. */
const byName = /\b(?:level|choose|rate it|verdict)\s*:?\s+["“]([^"”]+)["”]/giu;

/** Texts of a rubric that send the judge to a level that the scale does not have; its verdict would be lost. */
export function strayLevels(rubric: Rubric): RubricFault[] {
  const names = new Set(rubric.levels.map(({ name }) => plainWords(name).join(' ')));
  const values = new Set(rubric.levels.map(({ value }) => value));
  return instructionsOf(rubric).flatMap(({ path, text }) => [
    ...[...text.matchAll(byValue)].flatMap(([, value = '']) =>
      values.has(Number(value)) ? [] : [stray(path, value)],
    ),
    ...[...text.matchAll(byName)].flatMap(([, name = '']) =>
      names.has(plainWords(name).join(' ')) ? [] : [stray(path, `"${name}"`)],
    ),
  ]);
}

function stray(path: RubricFault['path'], level: string): RubricFault {
  return { path, message: `names level ${level}, which the scale does not have` };
}

function instructionsOf({ purpose, criteria, levels, steps }: Rubric) {
  return [
    { path: ['purpose'], text: purpose },
    ...criteria.map(({ description }, index) => ({
      path: ['criteria', index, 'description'],
      text: description,
    })),
    ...levels.map(({ condition }, index) => ({ path: ['levels', index, 'condition'], text: condition })),
    ...steps.map((text, index) => ({ path: ['steps', index], text })),
  ];
}
