import type { Rubric } from '../record/rubric.ts';

/** A fault of a rubric: which key it stands at, and what is wrong. */
export interface RubricFault {
  /** Path of keys and indexes into the file, such as `['levels', 2, 'condition']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * What makes a rubric unusable as a measuring scale: levels that a judge cannot name or tell apart,
 * values or names given twice, a target off the scale. An empty list means none was found.
 */
export function lintRubric(rubric: Rubric): RubricFault[] {
  return [
    ...unnameable(rubric),
    ...twice(rubric, 'value', (level) => String(level.value)),
    ...twice(rubric, 'name', (level) => plain(level.name)),
    ...twice(rubric, 'condition', (level) => plain(level.condition)),
    ...criteriaNamedTwice(rubric),
    ...targetOffTheScale(rubric),
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

/** Case, punctuation and spacing do not make a different condition, where there is anything else. */
function plain(text: string): string {
  if (!hasWord(text)) return text;
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
