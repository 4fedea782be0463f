import type { Candidate, Judge } from '../record/evaluation.ts';
import type { Rubric } from '../record/rubric.ts';
import type { Draft, Entry } from './draft.ts';
import { isMisspelt } from './misspelt.ts';
import { canJudge, checkModel } from './model-fault.ts';
import { problem, within, type Place } from './problem.ts';
import type { Reading } from './reading.ts';
import type { Rubrics } from './read-rubrics.ts';
import type { JudgeFile } from './schema.ts';
import { showValue } from './show-value.ts';
import { settingsWarnings } from './settings-warnings.ts';
import { writtenSettings } from './written-settings.ts';

const usualRubric = 'question-answering';
const freeJudge = 'builtin:lexical';

/** A judge, and where its name or that of its rubric stands. */
export interface ReadJudge {
  readonly judge: Judge;
  readonly place: Place;
}

interface Surroundings {
  readonly draft: Draft;
  readonly candidates: readonly Candidate[];
  readonly rubrics: Rubrics;
  readonly reading: Reading;
}

/** The judges with their models and rubrics; without any, one that rates by `question-answering`. */
export async function readJudges(surroundings: Surroundings): Promise<ReadJudge[]> {
  const { draft, reading } = surroundings;
  if (draft.names('judge') && draft.names('judges')) {
    reading.problems.push(problem(draft.at(['judges'], 'key'), '"judge" is given too; keep one of the two'));
  }
  const one = draft.names('judges') ? [] : [{ value: draft.judge ?? {}, at: within(draft.at, ['judge']) }];
  const read: ReadJudge[] = [];
  for (const entry of [...one, ...draft.judges.entries]) {
    const judge = await readJudge(entry, surroundings);
    if (judge !== null) read.push(judge);
  }
  return read;
}

async function readJudge(
  { value, at }: Entry<JudgeFile>,
  surroundings: Surroundings,
): Promise<ReadJudge | null> {
  const { rubrics, reading } = surroundings;
  const model = await modelOf({ value, at }, surroundings);
  const name = value.rubric ?? usualRubric;
  const rubric = await rubrics.find(name, at(['rubric']));
  if (rubric !== null) reading.problems.push(...pairProblems(rubric, at(['rubric'])));
  if (model === null || rubric === null) return null;
  const settings = writtenSettings(value.settings);
  reading.warnings.push(...settingsWarnings('the judge', { model, settings, answers: 1 }));
  const judge = {
    id: value.id ?? null,
    model,
    rubric: rubric.id,
    turns: value.turns ?? 'one',
    seesGuidance: value.seesGuidance ?? false,
    settings,
  };
  return { judge, place: at([value.id === undefined ? 'rubric' : 'id']) };
}

/** A list of models is refused elsewhere. */
async function modelOf({ value, at }: Entry<JudgeFile>, surroundings: Surroundings): Promise<string | null> {
  const { draft, reading } = surroundings;
  if (Array.isArray(value.model)) return null;
  const place = at(['model']);
  if (isMisspelt(place, reading.problems)) return null;
  const model = value.model ?? usualModel(surroundings);
  const use = {
    role: 'judge',
    place,
    named: value.model === undefined ? draft.at(['model']) : place,
  } as const;
  if (model !== null) return (await checkModel(reading, model, use)) ? model : null;
  const silent = draft.means('model') || !draft.candidates.whole || surroundings.candidates.length === 0;
  if (!silent) reading.problems.push(problem(place, 'needed, since the evaluation names no model'));
  return null;
}

/**
 * The evaluation's model, else the one that all candidates share. The built-in baseline cannot judge:
 * where no judge is spoken of at all, the built-in judge takes its place, so that the simplest file runs.
 */
function usualModel({ draft, candidates }: Surroundings): string | null {
  const models = new Set(candidates.filter(({ given }) => given === null).map(({ model }) => model));
  const [shared] = models.size === 1 ? models : [];
  const usual = draft.model ?? shared ?? null;
  const spokenOf = draft.names('judge') || draft.names('judges');
  return usual !== null && !canJudge(usual) && !spokenOf ? freeJudge : usual;
}

function pairProblems(rubric: Rubric, place: Place) {
  return rubric.kind === 'pairwise'
    ? [
        problem(
          place,
          `rubric ${showValue(rubric.id)} compares two answers; a judge rates one, by a pointwise rubric`,
        ),
      ]
    : [];
}
