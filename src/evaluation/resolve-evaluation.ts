import type { Document } from '../record/document.ts';
import type { Providers } from '../models/provider-settings.ts';
import type { Evaluation, StatisticsSettings } from '../record/evaluation.ts';
import type { Prices } from '../record/price.ts';
import { draftOf, type Draft } from './draft.ts';
import { gatedMeasures } from './gated-measures.ts';
import type { GivenAnswer } from './given-answers.ts';
import { measureProblems } from './measures.ts';
import { blankWarnings } from './blank-warnings.ts';
import { checkModel } from './model-fault.ts';
import { nearest } from './nearest.ts';
import { passProblems } from './pass-problems.ts';
import { problem, type At, type Problem } from './problem.ts';
import { inOrder } from './problems-in-order.ts';
import { placesInCode } from './code-places.ts';
import { readCandidates, type ReadCandidates } from './read-candidates.ts';
import { readChecks } from './read-checks.ts';
import { readDocuments } from './read-documents.ts';
import { readGates } from './read-gates.ts';
import { readJudges } from './read-judges.ts';
import { limitProblems, limitsOf, type Limits } from './read-limits.ts';
import { readPairwise } from './read-pairwise.ts';
import { readProviders } from './read-providers.ts';
import { readQuestions } from './read-questions.ts';
import { stopOf, stopProblems } from './read-stop.ts';
import { rubricsFor } from './read-rubrics.ts';
import type { EvaluationDependencies, EvaluationWarning, Reading } from './reading.ts';
import { rubricProblems } from './rubric-problems.ts';
import { evaluationFile } from './schema.ts';
import { shapeProblems } from './shape-problems.ts';
import { showValue } from './show-value.ts';
import { statisticsProblems } from './statistics-problems.ts';
import { unitProblems, unitsOf } from './units.ts';

/** An evaluation ready to run, with what it refers to; or everything that is wrong with it. */
export type ResolvedEvaluation = ReadyEvaluation | { readonly problems: readonly Problem[] };

export interface ReadyEvaluation {
  readonly evaluation: Evaluation;
  /** The documents' contents, one for each hash. */
  readonly documents: readonly Document[];
  /** Answers made elsewhere, by the hash in their candidate's model `given:<hash>`. */
  readonly given: ReadonlyMap<string, readonly GivenAnswer[]>;
  /** How providers are reached, and how fast: no part of the evaluation, since no answer is another one for it. */
  readonly providers: Providers;
  /** What the whole run may take: neither. */
  readonly limits: Limits;
  readonly warnings: readonly EvaluationWarning[];
}

/** An evaluation as written. */
export interface WrittenEvaluation {
  readonly value: unknown;
  /** Where its paths begin. */
  readonly folder: string;
  /** Where its keys stand; left out, it stands in code. */
  readonly at?: At;
  /** What was found wrong with it as a file. */
  readonly problems?: readonly Problem[];
}

/** Checks an evaluation and fills in its defaults. Everything that is wrong is found in one pass. */
export async function resolveEvaluation(
  written: WrittenEvaluation,
  dependencies: EvaluationDependencies,
): Promise<ResolvedEvaluation> {
  const { value, folder, at = placesInCode(''), problems = [] } = written;
  const shape = shapeProblems(evaluationFile, value, at);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problems: [...problems, ...shape] };
  const draft = draftOf(value, at, shape);
  const named = readProviders(draft, shape);
  const reading: Reading = {
    folder,
    dependencies,
    providers: named.providers,
    problems: [...problems, ...shape, ...named.problems],
    warnings: [],
  };
  const resolved = await resolveDraft(draft, reading);
  return reading.problems.length > 0 ? { problems: inOrder(reading.problems, at().file) } : resolved;
}

/** What this gives is of use only where no problem was found. */
async function resolveDraft(draft: Draft, reading: Reading): Promise<ReadyEvaluation> {
  const rubrics = rubricsFor(reading);
  const read = await readDocuments(draft, reading);
  const asking = await readQuestions(draft, { reading, documents: read, rubrics });
  const { questions, whole } = asking;
  const units = unitsOf(
    questions.map(({ question }) => question),
    read.ids,
  );
  if (draft.model !== undefined)
    await checkModel(reading, draft.model, { role: null, place: draft.at(['model']) });
  const asked = await readCandidates(draft, { units, whole }, reading);
  const judges = await readJudges({ draft, candidates: asked.candidates, rubrics, reading });
  const pairwise = await readPairwise(draft, {
    asked,
    judges: judges.map(({ judge }) => judge),
    rubrics,
    reading,
  });
  const checks = readChecks(draft, asked, reading);
  reading.problems.push(
    ...unitProblems(questions, read.ids),
    ...baselineProblems(draft, asked),
    ...rubricProblems({ questions, judges, rubrics }),
    ...measureProblems({ judges, checks, questions }),
    ...stopProblems(draft, { units, asked, whole }),
    ...passProblems({ draft, asked: asking, rubrics, reading }),
  );
  const measures = gatedMeasures({
    judges: judges.map(({ judge }) => judge),
    checks,
    asked: asking,
    rubrics,
    citations: draft.citations === true,
  });
  const allMeasures =
    rubrics.whole && asking.whole && !reading.problems.some(({ key }) => /^(judges?|checks)\b/.test(key));
  const gates = readGates({
    draft,
    candidates: asked,
    measures,
    whole: allMeasures,
    problems: reading.problems,
  });
  reading.problems.push(...statisticsProblems(draft, measures));
  const statistics = statisticsOf(draft);
  const evaluation: Evaluation = {
    name: draft.name ?? 'evaluation',
    documents: read.references,
    candidates: asked.candidates,
    baseline: draft.baseline ?? null,
    questions: questions.map(({ question }) => question),
    repeat: { ratings: draft.repeat?.ratings ?? 1, rerate: draft.repeat?.rerate ?? 0 },
    judges: judges.flatMap(({ judge, others }) => [judge, ...others]),
    rubrics: [...rubrics.found.values()],
    checks: checks.map(({ check }) => check),
    ...(draft.citations === true ? { citations: true } : {}),
    statistics,
    gates,
    ...pairwise,
    ...stopOf(draft, statistics),
    seed: draft.seed ?? 1,
    prices: pricesOf(draft),
    prompts: reading.dependencies.prompts,
  };
  reading.problems.push(...limitProblems(draft, evaluation));
  if (evaluation.citations === true) reading.warnings.push(...blankWarnings(read));
  return {
    evaluation,
    documents: read.documents,
    given: asked.given,
    providers: reading.providers,
    limits: limitsOf(draft),
    warnings: reading.warnings,
  };
}

function statisticsOf({ statistics = {}, baseline }: Draft): StatisticsSettings {
  return {
    level: statistics.level ?? 0.95,
    pass: statistics.pass ?? null,
    margin: statistics.margin ?? null,
    scope: statistics.scope ?? 'questions-like-these',
    compare: statistics.compare ?? (baseline === undefined ? 'all' : 'baseline'),
  };
}

function pricesOf({ prices = {} }: Draft): Prices {
  return Object.fromEntries(
    Object.entries(prices).map(([model, { input, output, cachedInput }]) => [
      model,
      { input, output, ...(cachedInput === undefined ? {} : { cachedInput }) },
    ]),
  );
}

function baselineProblems({ baseline, at }: Draft, { ids, whole }: ReadCandidates): Problem[] {
  if (baseline === undefined || ids.includes(baseline) || !whole) return [];
  return [problem(at(['baseline']), `no candidate is called ${showValue(baseline)}`, nearest(baseline, ids))];
}
