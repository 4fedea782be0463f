import type { Rubric } from '../record/rubric.ts';
import { criterionDoubts } from './criterion-doubts.ts';
import type { RubricFault } from './fault.ts';
import { likeLevels } from './like-levels.ts';
import { countRanges } from './count-ranges.ts';
import { scaleGaps } from './scale-gaps.ts';
import { unclearConditions } from './unclear-conditions.ts';
import { unseenSources } from './unseen-sources.ts';

/**
 * What is worth a second look before a rubric is paid for. These are rules of thumb about wording, so
 * they are said and refuse nothing. Rubrics for pairs have no scale of conditions to look at.
 */
export function doubtsAbout(rubric: Rubric): RubricFault[] {
  if (rubric.kind === 'pairwise') return unseenSources(rubric);
  return [
    ...scaleGaps(rubric),
    ...likeLevels(rubric),
    ...countRanges(rubric),
    ...criterionDoubts(rubric),
    ...unclearConditions(rubric),
    ...unseenSources(rubric),
  ];
}
