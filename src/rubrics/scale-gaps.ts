import type { Rubric } from '../record/rubric.ts';
import type { RubricFault } from './fault.ts';

/** Steps of a scale that are wider than the narrowest: a level may be missing between, such as the middle one of -2 -1 1 2. */
export function scaleGaps({ levels }: Rubric): RubricFault[] {
  const steps = levels.slice(1).map(({ value }, index) => value - levels[index]!.value);
  const narrowest = Math.min(...steps);
  return steps.flatMap((step, index) => {
    // Sums of decimals miss each other in the last digits.
    if (step <= narrowest * 1.001) return [];
    const [lower, upper] = [levels[index]!, levels[index + 1]!];
    const missing = isMiddle(levels, index) ? 'the middle level is missing' : 'no level lies';
    const message = `${missing} between ${lower.value} (${lower.name}) and ${upper.value} (${upper.name}), though others are ${narrowest} apart; means take the gap for a distance`;
    return [{ path: ['levels', index + 1, 'value'], message }];
  });
}

function isMiddle(levels: Rubric['levels'], index: number): boolean {
  return levels.length % 2 === 0 && index === levels.length / 2 - 1;
}
