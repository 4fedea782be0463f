import type { Judge, PairwisePlan } from '../record/evaluation.ts';
import type { Rubric } from '../record/rubric.ts';
import { builtInRubric, builtInRubrics } from '../rubrics/built-in.ts';
import type { Draft } from './draft.ts';
import { problem, type Place } from './problem.ts';
import type { ReadCandidates } from './read-candidates.ts';
import type { Rubrics } from './read-rubrics.ts';
import type { Reading } from './reading.ts';
import { showValue } from './show-value.ts';

interface Surroundings {
  readonly asked: ReadCandidates;
  readonly judges: readonly Judge[];
  readonly rubrics: Rubrics;
  readonly reading: Reading;
}

/** The `pairwise` of the evaluation, as a key of its own; nothing where answers are not compared with each other. */
export async function readPairwise(
  draft: Draft,
  surroundings: Surroundings,
): Promise<{ readonly pairwise?: PairwisePlan }> {
  const { pairwise, baseline, at } = draft;
  if (typeof pairwise !== 'object') return {};
  const { asked, reading } = surroundings;
  const refuse = (message: string, key: string | null = null) =>
    reading.problems.push(problem(at(key === null ? ['pairwise'] : ['pairwise', key]), message));
  if (asked.whole && asked.ids.length < 2)
    refuse('one candidate has nothing to be compared with; add another, or leave it out');
  if (pairwise.pairs === 'baseline' && !draft.means('baseline'))
    refuse('no candidate is the baseline; name one under baseline, or write all', 'pairs');
  // Whoever stops by ratings stops where answers look most unlike: choices read as if all had been asked would be too sure.
  if (typeof draft.stop === 'object')
    refuse('a run that may stop early stops by its ratings, not by pairs; leave out stop, or pairwise');
  const rubric = await rubricOf(draft, surroundings);
  if (rubric === null) return {};
  const pairs = pairwise.pairs ?? (baseline === undefined ? 'all' : 'baseline');
  return { pairwise: { pairs, rubric: rubric.id } };
}

/** The rubric that is named, or that of the first judge: the twin of it, where it is one for single answers. */
async function rubricOf(
  { pairwise, at }: Draft,
  { judges, rubrics, reading }: Surroundings,
): Promise<Rubric | null> {
  const named = typeof pairwise === 'object' ? pairwise.rubric : undefined;
  const place = named === undefined ? at(['pairwise']) : at(['pairwise', 'rubric']);
  const name = named ?? judges[0]?.rubric;
  if (name === undefined) return null;
  const twin = twinOf(name);
  const isUnknown = named !== undefined && builtInRubric(name) === null;
  if (twin !== null || isUnknown)
    return forPairs(await rubrics.find(twin ?? name, place), { place, reading });
  const message = `rubric ${showValue(name)} has no twin for pairs; name ${twins.join(' or ')} under rubric, or the path of a rubric of kind pairwise`;
  reading.problems.push(problem(place, message));
  return null;
}

function forPairs(
  rubric: Rubric | null,
  { place, reading }: { place: Place; reading: Reading },
): Rubric | null {
  if (rubric === null || rubric.kind === 'pairwise') return rubric;
  const message = `rubric ${showValue(rubric.id)} rates one answer; pairs are compared by a rubric of kind pairwise`;
  reading.problems.push(problem(place, message));
  return null;
}

const suffix = '-pairwise';

/** Rubrics for single answers that have one for pairs beside them. */
const twins = builtInRubrics.filter((id) => id.endsWith(suffix)).map((id) => id.slice(0, -suffix.length));

/** The built-in rubric for pairs of that name; null where there is none. */
function twinOf(name: string): string | null {
  if (twins.includes(name)) return name + suffix;
  return name.endsWith(suffix) && builtInRubric(name) !== null ? name : null;
}
