import type { Criterion, Level, Rubric } from '../record/rubric.ts';
import type { RubricFault } from './fault.ts';
import { plainWords } from './plain-words.ts';

/** More criteria than these in one level cannot be weighed against one another by anybody. */
const mostCriteria = 6;

/** Criteria that are too many for one scale, that no level speaks of, or that no level lets an answer fail by. */
export function criterionDoubts(rubric: Rubric): RubricFault[] {
  const { criteria, levels } = rubric;
  const many = `${criteria.length} criteria go into one level; above ${mostCriteria} nobody can weigh them: split the rubric`;
  return [
    ...(criteria.length > mostCriteria ? [{ path: ['criteria'], message: many }] : []),
    ...criteria.flatMap((criterion, index) => {
      const message = doubtAbout(criterion, criteria.length, byRank(rubric, levels));
      return message === null ? [] : [{ path: ['criteria', index, 'name'], message }];
    }),
  ];
}

/** Best levels apart from those below: with a target, whatever lies off it is below. */
function byRank({ target }: Rubric, levels: readonly Level[]): { best: Level[]; below: Level[] } {
  const top = target ?? levels.at(-1)?.value;
  return {
    best: levels.filter(({ value }) => value === top),
    below: levels.filter(({ value }) => value !== top),
  };
}

function doubtAbout(
  criterion: Criterion,
  count: number,
  { best, below }: { best: Level[]; below: Level[] },
): string | null {
  // A single criterion is what all levels are about, whatever words they use.
  if (count === 1 || speakOf(below, criterion)) return null;
  return speakOf(best, criterion)
    ? `criterion "${criterion.name}" stands in the best level only; say at which level an answer fails by it`
    : `no level speaks of criterion "${criterion.name}"; a judge cannot tell what it is worth`;
}

/** A level speaks of a criterion where it has a word of its name, or speaks of all criteria at once. */
function speakOf(levels: readonly Level[], { name, description }: Criterion): boolean {
  const stems = plainWords(name).map(stem);
  const inDescription = plainWords(description)
    .filter((word) => word.length > 6)
    .map(stem);
  return levels.some(({ condition }) => {
    const words = plainWords(condition);
    if (words.some((word) => /^(criteri|otherwise|anything|everything)/.test(word))) return true;
    const held = new Set(words.map(stem));
    return stems.some((one) => held.has(one)) || inDescription.filter((one) => held.has(one)).length > 1;
  });
}

/** What "grounded" and "groundedness" have in common: a long word's first five letters, a short one whole. */
function stem(word: string): string {
  return word.slice(0, 5);
}
