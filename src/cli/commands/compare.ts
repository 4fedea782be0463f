import { jsonText } from '../../output/json-text.ts';
import type { Run } from '../../record/run.ts';
import { compareRuns, type CandidatePair } from '../../report/compare-runs.ts';
import { findingsOfAll } from '../../report/findings-of-all.ts';
import { measuresOf } from '../../report/measure-facts.ts';
import type { Warning } from '../../report/report.ts';
import type { RunComparison } from '../../report/run-comparison.ts';
import { runDifferences } from '../../report/run-differences.ts';
import { replay } from '../../run/replay.ts';
import { chooseRun } from '../choose-run.ts';
import { filesOfRun } from '../files-read.ts';
import { journalNearby } from '../journal-place.ts';
import type { ReportOptions } from '../options.ts';
import { exitCodes, UsageError, type ExitCode, type Outside } from '../outside.ts';
import { refuseInputs } from '../refuse-inputs.ts';
import { refuseMargin } from '../refuse-margin.ts';
import { openStoredRun } from '../stored-run.ts';
import { unknownName } from '../unknown-name.ts';

export interface CompareOptions extends ReportOptions {
  readonly format: 'table' | 'json' | 'markdown';
  readonly candidate?: readonly CandidatePair[];
  readonly margin?: number;
  readonly failIfWorse?: boolean;
  readonly anyway?: boolean;
}

/**
 * Compares two stored runs of one journal on the questions that both have. Asks nobody. Runs that were measured in two
 * ways are refused, unless the user wants them compared anyway.
 */
export async function compare(
  named: { readonly a: string; readonly b: string },
  options: CompareOptions,
  outside: Outside,
): Promise<ExitCode> {
  const { run: a, journal, target } = await openStoredRun(named.a, options, outside);
  const b = await chooseRun(journal, named.b);
  await refuseInputs(options.output, () => filesOfRun(b, journalNearby(options.journal, outside)), outside);
  if (a.id === b.id) throw new UsageError(`${named.a} and ${named.b} are the same run, ${a.id}; name two`);
  const { measures, warnings } = comparable(a, b, options);
  refuseMargin(
    options.margin,
    measuresOf(a.evaluation).filter(({ id }) => measures.has(id)),
  );
  const comparison = await compareRuns(
    { run: a, findings: findingsOfAll(replay(a, journal)) },
    { run: b, findings: findingsOfAll(replay(b, journal)) },
    {
      pairs: pairsOf(a, b, options.candidate),
      measures,
      margin: options.margin ?? null,
      level: b.evaluation.statistics.level,
      scope: b.evaluation.statistics.scope,
      seed: b.evaluation.seed,
      warnings: [...warnings, ...leftOut(a, b, options.candidate)],
    },
  );
  await target.write([await render(comparison, options, outside)]);
  await journal.close();
  if (a.status !== 'complete' || b.status !== 'complete') return exitCodes.incomplete;
  return options.failIfWorse === true && comparison.worse ? exitCodes.failed : exitCodes.finished;
}

function comparable(
  a: Run,
  b: Run,
  { anyway = false }: CompareOptions,
): { measures: ReadonlySet<string>; warnings: readonly Warning[] } {
  const { measures, incomparable, warnings } = runDifferences(a.evaluation, b.evaluation);
  if (measures.size === 0) throw new UsageError(`${a.id} and ${b.id} have no measure in common`);
  if (incomparable.length > 0 && !anyway) {
    const reasons = incomparable.map(({ message }) => message).join('; ');
    throw new UsageError(
      `${a.id} and ${b.id} cannot be compared fairly: ${reasons}; run one of them again, or compare them with --anyway`,
    );
  }
  const said = incomparable.map(({ code, message }) => ({
    code,
    message: `${message}: the difference is not the candidate's alone`,
  }));
  return { measures, warnings: [...said, ...warnings] };
}

/** Those that were named, else every candidate that both runs have. */
function pairsOf(a: Run, b: Run, named: CompareOptions['candidate']): readonly CandidatePair[] {
  const [ofA, ofB] = [namesIn(a), namesIn(b)];
  for (const pair of named ?? []) {
    if (!ofA.has(pair.a))
      throw unknownName(pair.a, { option: '--candidate', called: 'candidate', names: ofA });
    if (!ofB.has(pair.b))
      throw unknownName(pair.b, { option: '--candidate', called: 'candidate', names: ofB });
  }
  const pairs = named ?? [...ofA].filter((id) => ofB.has(id)).map((id) => ({ a: id, b: id }));
  if (pairs.length > 0) return pairs;
  throw new UsageError(
    `${a.id} and ${b.id} have no candidate in common; say who stands for whom with --candidate ${[...ofA][0]}=${[...ofB][0]}`,
  );
}

function leftOut(a: Run, b: Run, named: CompareOptions['candidate']): Warning[] {
  if (named !== undefined) return [];
  const [ofA, ofB] = [namesIn(a), namesIn(b)];
  return [...lone(ofA, ofB, a), ...lone(ofB, ofA, b)];
}

function lone(one: ReadonlySet<string>, other: ReadonlySet<string>, run: Run): Warning[] {
  return [...one]
    .filter((id) => !other.has(id))
    .map((id) => ({
      code: 'candidate-left-out',
      message: `${id} is in ${run.id} only, so not compared; pair it with another by --candidate`,
    }));
}

function namesIn({ evaluation }: Run): ReadonlySet<string> {
  return new Set(evaluation.candidates.map(({ id }) => id));
}

async function render(
  comparison: RunComparison,
  { format, output }: CompareOptions,
  { results }: Outside,
): Promise<string> {
  switch (format) {
    case 'json':
      return `${jsonText(comparison, 2)}\n`;
    case 'markdown':
      return (await import('../../output/run-comparison-markdown.ts')).renderRunComparisonMarkdown(
        comparison,
      );
    case 'table': {
      const look =
        output === undefined ? { width: results.width, color: results.color } : { width: 80, color: false };
      return (await import('../../output/run-comparison-table.ts')).renderRunComparison(comparison, look);
    }
  }
}
