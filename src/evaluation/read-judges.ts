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
import { trustProblems } from './trust-problems.ts';
import { settingsWarnings } from './settings-warnings.ts';
import { writtenSettings } from './written-settings.ts';

const usualRubric = 'question-answering';
const freeJudge = 'builtin:lexical';

/** A judge, and where its name or that of its rubric stands. */
export interface ReadJudge {
  readonly judge: Judge;
  /** The rest of its jury, which rates into the same measure. */
  readonly others: readonly Judge[];
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
  const models = await modelsOf({ value, at }, surroundings);
  const name = value.rubric ?? usualRubric;
  const rubric = await rubrics.find(name, at(['rubric']));
  if (rubric !== null) reading.problems.push(...pairProblems(rubric, at(['rubric'])));
  reading.problems.push(...trustProblems({ value, at }, { models, rubric }));
  if (rubric === null) return null;
  const settings = writtenSettings(value.settings);
  const [judge, ...others] = models.map((model): Judge => {
    reading.warnings.push(...settingsWarnings('the judge', { model, settings, answers: 1 }));
    return {
      id: value.id ?? null,
      model,
      rubric: rubric.id,
      turns: value.turns ?? 'one',
      seesGuidance: value.seesGuidance ?? false,
      settings,
      // Only where they ask for something: a judge without them is the judge it always was.
      ...(value.audit === undefined || value.audit === 0 ? {} : { audit: value.audit }),
      ...(value.proof === true ? { proof: true } : {}),
    };
  });
  return judge === undefined
    ? null
    : { judge, others, place: at([value.id === undefined ? 'rubric' : 'id']) };
}

/** The models that rate by one rubric: one, or those of a jury. Empty where one of them cannot be used. */
async function modelsOf({ value, at }: Entry<JudgeFile>, surroundings: Surroundings): Promise<string[]> {
  const { reading } = surroundings;
  if (!Array.isArray(value.model)) {
    const model = await modelOf({ value, at }, surroundings);
    return model === null ? [] : [model];
  }
  const usable: string[] = [];
  for (const [index, model] of value.model.entries()) {
    const place = at(['model', index]);
    if (value.model.indexOf(model) < index)
      reading.problems.push(problem(place, `${showValue(model)} sits in this jury already; name another`));
    else if (await checkModel(reading, model, { role: 'judge', place })) usable.push(model);
  }
  return usable.length === value.model.length ? usable : [];
}

async function modelOf({ value, at }: Entry<JudgeFile>, surroundings: Surroundings): Promise<string | null> {
  const { draft, reading } = surroundings;
  const place = at(['model']);
  if (isMisspelt(place, reading.problems)) return null;
  const model = typeof value.model === 'string' ? value.model : usualModel(surroundings);
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
