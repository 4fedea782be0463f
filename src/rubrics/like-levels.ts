import type { Level, Rubric } from '../record/rubric.ts';
import type { RubricFault } from './fault.ts';
import { tellingWords } from './plain-words.ts';

/** From this share of common words on, two conditions are taken to overlap. */
const alike = 0.8;
/** Where one of these stands on one side only, the conditions differ by it. */
const turning =
  /^(no|not|never|none|nothing|without|but|except|only|all|every|each|most|mostly|some|few|several|many|half|one|two|three|four|five|exactly|more|less|fewer|too|above|below|least|\p{N}+)$/u;

/** Neighbouring or other levels that share nearly all their words, and no word that turns one into the other. */
export function likeLevels({ levels }: Rubric): RubricFault[] {
  return levels.flatMap((level, index) => {
    const earlier = levels.slice(0, index).find((other) => overlap(other, level));
    if (earlier === undefined) return [];
    const message = `levels "${earlier.name}" and "${level.name}" say nearly the same; say what sets them apart`;
    return [{ path: ['levels', index, 'condition'], message }];
  });
}

function overlap(a: Level, b: Level): boolean {
  const [first, second] = [new Set(tellingWords(a.condition)), new Set(tellingWords(b.condition))];
  if ([...first].join(' ') === [...second].join(' ')) return false; // a fault already: they say the same
  if ([...first.symmetricDifference(second)].some((word) => turning.test(word))) return false;
  return first.intersection(second).size / first.union(second).size >= alike;
}
