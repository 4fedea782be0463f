import { hashOfText } from '../../record/hash.ts';
import { fieldsOf, type Fields } from './json-fields.ts';
import { textCell } from './text-cell.ts';
import type { TidyRow } from './tidy-row.ts';
import { UnreadableCell } from './unreadable-cell.ts';

/**
 * The rows of promptfoo's JSON output; null where the JSON is none. A candidate is a provider, a prompt, or both, by which
 * of them there are several; a question is a test by its description and its variables, so that repeats are further
 * answers. Measures are `score`, `pass` and every named score. What ended in an error has no score, and not 0.
 */
export function promptfooRows(json: unknown): TidyRow[] | null {
  const outer = fieldsOf(json)?.['results'];
  const list = Array.isArray(outer) ? outer : fieldsOf(outer)?.['results'];
  if (!Array.isArray(list) || list.length === 0) return null;
  const results = list.map((result) => fieldsOf(result) ?? {});
  if (!results.every((result) => 'provider' in result && 'success' in result)) return null;
  const placed = placesOf(results);
  const measures = new Map<string, Set<string>>();
  for (const [index, result] of results.entries()) {
    const { question } = placed[index] ?? {};
    if (question === undefined) continue;
    const named = measures.get(question) ?? new Set(['score', 'pass']);
    for (const name of Object.keys(fieldsOf(result['namedScores']) ?? {})) named.add(name);
    measures.set(question, named);
  }
  return results.flatMap((result, index) => {
    const place = placed[index];
    return place === undefined ? [] : rowsOf(result, place, [...(measures.get(place.question) ?? [])]);
  });
}

interface Place {
  readonly at: string;
  readonly line: number;
  readonly candidate: string;
  readonly model: string;
  readonly question: string;
  readonly answerIndex: number;
}

function placesOf(results: readonly Fields[]): Place[] {
  const providers = new Set(results.map(providerOf));
  const prompts = promptNames(results);
  const questions = questionsOf(results);
  const answers = new Map<string, number>();
  return results.map((result, index) => {
    const [provider, prompt] = [providerOf(result), prompts.get(promptOf(result)) ?? ''];
    const parts = [providers.size > 1 ? provider : '', prompts.size > 1 ? prompt : ''];
    const candidate = parts.filter((part) => part !== '').join(' · ') || provider;
    const question = questions[index] ?? '';
    const key = JSON.stringify([candidate, question]);
    const answerIndex = (answers.get(key) ?? 0) + 1;
    answers.set(key, answerIndex);
    const number = index + 1;
    return { at: `result ${number}`, line: number, candidate, model: modelOf(result), question, answerIndex };
  });
}

function providerOf(result: Fields): string {
  const provider = fieldsOf(result['provider']);
  return textCell(provider?.['label']) ?? modelOf(result);
}

function modelOf(result: Fields): string {
  return textCell(fieldsOf(result['provider'])?.['id']) ?? textCell(result['provider']) ?? 'no provider';
}

/** A prompt without a name of its own is labelled by its whole text. */
const longestLabel = 60;

/** What each prompt is called: its label, where that is short; else its number among the prompts. */
function promptNames(results: readonly Fields[]): Map<string, string> {
  const prompts = [...new Set(results.map(promptOf))];
  return new Map(
    prompts.map((prompt, index) => [prompt, prompt.length > longestLabel ? `prompt ${index + 1}` : prompt]),
  );
}

function promptOf(result: Fields): string {
  return textCell(fieldsOf(result['prompt'])?.['label']) ?? `prompt ${Number(result['promptIdx'] ?? 0) + 1}`;
}

/** The description, where it is of one test only; else what the test's variables make it; else its number. */
function questionsOf(results: readonly Fields[]): string[] {
  const tests = results.map((result) => {
    const described =
      textCell(result['description']) ?? textCell(fieldsOf(result['testCase'])?.['description']);
    const variables = fieldsOf(result['vars']) ?? {};
    const known = described !== null || Object.keys(variables).length > 0;
    const key = known ? JSON.stringify([described, variables]) : `test ${Number(result['testIdx'] ?? 0) + 1}`;
    return { described, key, known };
  });
  const sharing = new Map<string, Set<string>>();
  for (const { described, key } of tests)
    if (described !== null) sharing.set(described, (sharing.get(described) ?? new Set()).add(key));
  return tests.map(({ described, key, known }) => {
    if (described !== null && sharing.get(described)?.size === 1) return described;
    return known ? `q-${hashOfText(key).slice(0, 8)}` : key;
  });
}

function rowsOf(result: Fields, { at, line, ...place }: Place, measures: readonly string[]): TidyRow[] {
  const named = fieldsOf(result['namedScores']) ?? {};
  const failed = isError(result);
  const unsure = unsureOf(result);
  const answer = textCell(fieldsOf(result['response'])?.['output']);
  return measures.map((measure) => {
    const rating =
      measure === 'score'
        ? result['score']
        : measure === 'pass'
          ? Number(result['success'] === true)
          : named[measure];
    const outcome = failed ? { outcome: 'error' } : {};
    const ratingIfSure = unsure(measure) ? new UnreadableCell('was not made: its grader failed') : rating;
    return {
      at,
      line,
      cells: {
        ...place,
        ...(answer === null ? {} : { answer }),
        measure,
        rating: ratingIfSure,
        ...outcome,
      },
    };
  });
}

/** An answer that failed a condition has an error text too; what ended in an error says so, or has no grades at all. */
function isError(result: Fields): boolean {
  const reason = result['failureReason'];
  if (reason !== undefined) return reason === 2;
  return textCell(result['error']) !== null && fieldsOf(result['gradingResult']) === null;
}

/** Which measures rest on a grader that failed: such a score is 0 without meaning it. */
function unsureOf(result: Fields): (measure: string) => boolean {
  const components = fieldsOf(result['gradingResult'])?.['componentResults'];
  const failed = (Array.isArray(components) ? components : [])
    .map(fieldsOf)
    .filter((component) => fieldsOf(component?.['metadata'])?.['graderError'] === true);
  const metrics = new Set(failed.map((component) => fieldsOf(component?.['assertion'])?.['metric']));
  return (measure) =>
    failed.length > 0 && (measure === 'score' || measure === 'pass' || metrics.has(measure));
}
