import { clustersOf } from '../record/clusters.ts';
import type { StatisticsSettings, StopPlan } from '../record/evaluation.ts';
import type { Draft } from './draft.ts';
import { problem, type Problem } from './problem.ts';
import type { ReadCandidates } from './read-candidates.ts';
import type { UnitName } from './units.ts';

/** Below this many questions a look would rest on fewer than ten. */
const fewestForLooks = 20;
/** The evidence of seven questions is the least that can suffice, (1 + 7/4)^3 > 20: with no more nothing can be saved. */
const fewestForAnytime = 8;

/** The `stop` of the evaluation, as a key of its own; nothing where all questions are asked. */
export function stopOf(
  { stop }: Draft,
  { level, margin, compare }: StatisticsSettings,
): { readonly stop?: StopPlan } {
  if (typeof stop !== 'object') return {};
  const decided = { level, margin, compare };
  if (stop.looks !== undefined) return { stop: { kind: 'looks', looks: stop.looks, ...decided } };
  return stop.anytime === true ? { stop: { kind: 'anytime', ...decided } } : {};
}

interface Asked {
  readonly units: readonly UnitName[];
  readonly asked: ReadCandidates;
  /** False where some questions could not be read. */
  readonly whole: boolean;
}

/** Why a run of these questions and candidates cannot stop early, where it is to. */
export function stopProblems(draft: Draft, { units, asked, whole }: Asked): Problem[] {
  const { stop, at } = draft;
  if (typeof stop !== 'object') return [];
  const { looks, anytime = false } = stop;
  const place = at(['stop']);
  if (looks !== undefined && anytime)
    return [problem(place, 'looks and anytime are two ways to stop; keep one of them')];
  if (looks === undefined && !anytime)
    return [problem(place, 'says neither looks nor anytime; write {looks: 5}, or leave it out')];
  const problems: Problem[] = [];
  if (draft.statistics?.scope === 'these-questions') {
    const message = 'looks ask about questions like these; leave it out, or statistics.scope';
    problems.push(problem(place, message));
  }
  if (asked.whole && asked.ids.length < 2)
    problems.push(problem(place, 'one candidate has nothing to be compared with; leave it out'));
  if (!whole) return problems;
  if (units.some(({ question }) => question.rubric !== null)) {
    const message =
      'stops by one measure of every question, and some questions name a rubric of their own; leave it out';
    problems.push(problem(place, message));
  }
  return [...problems, ...(anytime ? anytimeProblems(draft, units) : looksProblems(draft, units))];
}

function looksProblems({ at }: Draft, { length }: readonly UnitName[]): Problem[] {
  if (length >= fewestForLooks) return [];
  const message = `looks need ${fewestForLooks} questions or more, and there ${counted(length)}; add some, or leave stop out`;
  return [problem(at(['stop', 'looks']), message)];
}

function anytimeProblems({ at }: Draft, units: readonly UnitName[]): Problem[] {
  const place = at(['stop', 'anytime']);
  if (units.length < fewestForAnytime) {
    const message = `can end a run after 7 questions at the earliest, and there ${counted(units.length)}; add some, or leave stop out`;
    return [problem(place, message)];
  }
  return hangTogether(units)
    ? [
        problem(
          place,
          'needs questions that stand alone, and some of these belong together; use {looks: 5}, or leave stop out',
        ),
      ]
    : [];
}

/** Whether some questions are one piece of evidence: of one cluster, or about one of five documents or more. */
function hangTogether(units: readonly UnitName[]): boolean {
  const places = units.map(({ question: { id, cluster }, document }) => ({
    question: id,
    document,
    cluster,
  }));
  const clusters = places.map(clustersOf(places)).filter((cluster) => cluster !== null);
  return new Set(clusters).size < clusters.length;
}

function counted(questions: number): string {
  return questions === 1 ? 'is 1' : `are ${questions}`;
}
