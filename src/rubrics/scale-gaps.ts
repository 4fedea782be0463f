import type { Rubric } from '../record/rubric.ts';
import type { RubricFault } from './fault.ts';

/** Steps of a scale that are wider than the narrowest: a level may be missing between, such as the middle one of -2 -1 1 2. */
export function scaleGaps({ levels }: Rubric): RubricFault[] {
  const steps = levels.flatMap((upper, index) => {
    const lower = levels[index - 1];
    return lower === undefined ? [] : [{ lower, upper, index, wide: upper.value - lower.value }];
  });
  const narrowest = Math.min(...steps.map(({ wide }) => wide));
  return steps.flatMap(({ lower, upper, index, wide }) => {
    // Sums of decimals miss each other in the last digits.
    if (wide <= narrowest * 1.001) return [];
    const missing = index === levels.length / 2 ? 'the middle level is missing' : 'no level lies';
    const message = `${missing} between ${lower.value} (${lower.name}) and ${upper.value} (${upper.name}), though others are ${narrowest} apart; means take the gap for a distance`;
    return [{ path: ['levels', index, 'value'], message }];
  });
}
