import type { Cell } from './cell.ts';
import { comparisons } from './cells/comparisons.ts';
import { judges } from './cells/judges.ts';
import { means, theseQuestions } from './cells/means.ts';
import { preferences } from './cells/preferences.ts';
import { shares } from './cells/shares.ts';
import { stopping } from './cells/stopping.ts';

/** Every design of the study, in the order of the page. */
export const cells: readonly Cell[] = [
  ...means,
  ...theseQuestions,
  ...comparisons,
  ...stopping,
  ...shares,
  ...judges,
  ...preferences,
];
