import type { Candidate } from '../record/evaluation.ts';
import type { Settings } from '../record/call.ts';
import type { Draft } from './draft.ts';
import { readGivenAnswers, type Asked, type GivenAnswer } from './given-answers.ts';
import { checkModel } from './model-fault.ts';
import { candidateIds, namedCandidates, type NamedCandidate } from './named-candidates.ts';
import { problem, type Place } from './problem.ts';
import { fromFolder, type Reading } from './reading.ts';
import type { GuidanceFile } from './schema.ts';
import { settingsWarnings } from './settings-warnings.ts';
import { writtenSettings } from './written-settings.ts';
import { showValue } from './show-value.ts';
import { readTextFile } from './text-file.ts';

export interface ReadCandidates {
  /** The ids of all that the file names, also those that cannot be used. */
  readonly ids: readonly string[];
  /** False where some have no id that could be read. */
  readonly whole: boolean;
  readonly candidates: readonly Candidate[];
  /** Answers made elsewhere, by the hash that the candidate's model carries. */
  readonly given: ReadonlyMap<string, readonly GivenAnswer[]>;
}

/** Below so many units, chance in the answers weighs enough to ask for each three times. */
const fewUnits = 50;
const answersToFew = 3;

/** The candidates with their models, guidances and numbers of answers. */
export async function readCandidates(draft: Draft, asked: Asked, reading: Reading): Promise<ReadCandidates> {
  const { ids, problems } = candidateIds(draft);
  reading.problems.push(...problems);
  const given = new Map<string, readonly GivenAnswer[]>();
  const candidates: Candidate[] = [];
  for (const named of namedCandidates(draft)) {
    const { answers } = named.file;
    const work = { named, draft, asked, reading };
    const candidate =
      answers === undefined ? await readAsked(work) : await readGiven({ ...work, path: answers, given });
    if (candidate !== null) candidates.push(candidate);
  }
  const misspelt = ['guidances', 'candidates'].some((key) => draft.means(key) && !draft.names(key));
  const whole = draft.candidates.whole && !misspelt;
  return { ids, whole, candidates, given };
}

interface Work {
  readonly named: NamedCandidate;
  readonly draft: Draft;
  readonly asked: Asked;
  readonly reading: Reading;
}

async function readAsked({ named, draft, asked, reading }: Work): Promise<Candidate | null> {
  const { id, guidance: written } = named.file;
  const settings = writtenSettings(named.file.settings);
  const guidance = await readGuidance(written, { place: named.guidanceAt(['file']), reading });
  const model = await modelOf({ named, draft, reading });
  if (model === null) return null;
  const answers = answersOf({ id, model, settings }, { draft, asked, reading });
  reading.warnings.push(...settingsWarnings(showValue(id), { model, settings, answers }));
  return { id, model, guidance, settings, answers, given: null };
}

async function modelOf({ named, draft, reading }: Omit<Work, 'asked'>): Promise<string | null> {
  const own = named.file.model;
  const model = own ?? draft.model;
  const place = own === undefined ? draft.at(['model']) : named.at(['model']);
  if (model !== undefined)
    return (await checkModel(reading, model, { role: 'answer', place })) ? model : null;
  const silent = draft.means('model') || reading.problems.some(({ key }) => key === 'model');
  if (!silent)
    reading.problems.push(problem(place, `needed, since candidate ${showValue(named.file.id)} names none`));
  return null;
}

function answersOf(
  { id, model, settings }: { id: string; model: string; settings: Settings },
  { draft, asked, reading }: Omit<Work, 'named'>,
): number {
  const wished = draft.repeat?.answers;
  const varies = reading.dependencies.variesByDraw(model, settings);
  if (wished !== undefined && wished > 1 && !varies) {
    const message = `the answers of ${showValue(id)} to one question are all the same, since ${model} does not sample; repeats measure nothing`;
    reading.warnings.push({ code: 'repeats-alike', message });
  }
  return wished ?? (varies && asked.units.length < fewUnits ? answersToFew : 1);
}

async function readGiven({
  named,
  asked,
  reading,
  path,
  given,
}: Work & { path: string; given: Map<string, readonly GivenAnswer[]> }): Promise<Candidate | null> {
  const { file, at, guidanceAt } = named;
  for (const key of ['model', 'settings'] as const) {
    if (file[key] !== undefined)
      reading.problems.push(
        problem(at([key], 'key'), 'answers made elsewhere are not asked for; leave it out'),
      );
  }
  const guidance = await readGuidance(file.guidance, { place: guidanceAt(['file']), reading });
  const read = await readGivenAnswers(fromFolder(reading, path), asked);
  if ('refused' in read) {
    reading.problems.push(problem(at(['answers']), `${showValue(path)} ${read.refused}`));
    return null;
  }
  reading.problems.push(...read.problems);
  given.set(read.hash, read.answers);
  const counts = Object.fromEntries(
    [...Map.groupBy(read.answers, ({ unit }) => unit)].map(([unit, rows]) => [unit, rows.length]),
  );
  const missing = asked.units.filter(({ id }) => !Object.hasOwn(counts, id)).length;
  if (missing > 0) {
    const message = `${showValue(path)} holds no answers of ${showValue(file.id)} to ${missing} of ${asked.units.length} questions`;
    reading.warnings.push({ code: 'answers-missing', message });
  }
  const answers = Object.values(counts).reduce((most, count) => Math.max(most, count), 0);
  return { id: file.id, model: `given:${read.hash}`, guidance, settings: {}, answers, given: counts };
}

/** The text, without the line break that a file ends with: the same words are the same guidance. */
async function readGuidance(
  written: GuidanceFile | undefined,
  { place, reading }: { place: Place; reading: Reading },
): Promise<string | null> {
  if (written === undefined) return null;
  if (typeof written === 'string') return written;
  const read = await readTextFile(fromFolder(reading, written.file), { megabytes: 5 });
  const fault = 'refused' in read ? read.refused : read.text.trim() === '' ? 'is empty' : null;
  if (fault !== null) reading.problems.push(problem(place, `${showValue(written.file)} ${fault}`));
  return 'text' in read ? read.text.trimEnd() : null;
}
