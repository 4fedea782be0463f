import type { Rubric } from '../record/rubric.ts';
import type { RubricFault } from './fault.ts';
import { strayLevels } from './named-levels.ts';
import { tellingWords } from './plain-words.ts';

/**
 * What makes a rubric unusable as a measuring scale: levels that a judge cannot name or tell apart,
 * values or names given twice, a target off the scale, steps that name a level that does not exist. An
 * empty list means none was found; what is only worth a second look is in `doubts.ts`.
 */
export function lintRubric(rubric: Rubric): RubricFault[] {
  return [
    ...unnameable(rubric),
    ...twice(rubric, 'value', (level) => String(level.value)),
    ...twice(rubric, 'name', (level) => plain(level.name)),
    ...twice(rubric, 'condition', (level) => saying(level.condition)),
    ...criteriaNamedTwice(rubric),
    ...targetOffTheScale(rubric),
    ...notForPairs(rubric),
    ...strayLevels(rubric),
  ];
}

/** Judges' replies are compared without punctuation, and numbers in them read as plain digits. */
function unnameable({ levels }: Rubric): RubricFault[] {
  return levels.flatMap(({ name, value }, index) => [
    ...(hasWord(name)
      ? []
      : [{ path: ['levels', index, 'name'], message: 'a name needs a letter or a digit' }]),
    ...(/e/.test(String(value))
      ? [
          {
            path: ['levels', index, 'value'],
            message: `${value} is too near zero; choose plain steps, as 0 and 1`,
          },
        ]
      : []),
  ]);
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function twice(
  rubric: Rubric,
  key: 'value' | 'name' | 'condition',
  read: (level: Rubric['levels'][number]) => string,
): RubricFault[] {
  const seen = new Map<string, string>();
  const faults: RubricFault[] = [];
  for (const [index, level] of rubric.levels.entries()) {
    const earlier = seen.get(read(level));
    if (earlier !== undefined) {
      const message = `levels "${earlier}" and "${level.name}" have the same ${key}; a judge cannot tell them apart`;
      faults.push({ path: ['levels', index, key], message });
    }
    seen.set(read(level), level.name);
  }
  return faults;
}

function criteriaNamedTwice(rubric: Rubric): RubricFault[] {
  const names = rubric.criteria.map((criterion) => plain(criterion.name));
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [
          {
            path: ['criteria', index, 'name'],
            message: `criterion "${rubric.criteria[index]?.name}" stands twice`,
          },
        ]
      : [],
  );
}

function targetOffTheScale(rubric: Rubric): RubricFault[] {
  if (rubric.target === null || rubric.levels.some((level) => level.value === rubric.target)) return [];
  return [{ path: ['target'], message: `target ${rubric.target} is not the value of any level` }];
}

/** What a judge of pairs can choose, in rising order of value. */
const choices = ['first', 'same', 'second'];

function notForPairs({ kind, levels, target }: Rubric): RubricFault[] {
  if (kind !== 'pairwise') return [];
  const named = levels.map(({ name }) => plain(name));
  const message = 'a rubric for pairs has the levels "first", "same" and "second", in rising order of value';
  return [
    ...(named.join() === choices.join() ? [] : [{ path: ['levels'], message }]),
    ...(target === null ? [] : [{ path: ['target'], message: 'a rubric for pairs has no best value' }]),
  ];
}

/** What is left of a condition when all is gone that makes no difference: "is concise and fluent" says "concise, fluent". */
function saying(condition: string): string {
  return tellingWords(condition).join(' ') || plain(condition);
}

/** Case, punctuation and spacing do not make a different condition, where there is anything else. */
function plain(text: string): string {
  if (!hasWord(text)) return text;
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
