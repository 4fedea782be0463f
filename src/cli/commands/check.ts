import { planComparisons } from '../../plan/comparisons.ts';
import { planAnswers, planRatings } from '../../plan/tasks.ts';
import { unitsOf } from '../../plan/units.ts';
import type { Candidate, Evaluation } from '../../record/evaluation.ts';
import { countedText } from '../../output/number-text.ts';
import { oneLine } from '../../output/plain-text.ts';
import { journalBeside } from '../journal-place.ts';
import { openEvaluation } from '../open-evaluation.ts';
import { exitCodes, type ExitCode, type Outside } from '../outside.ts';
import type { JournalOption } from '../options.ts';

/** Reads an evaluation as `run` would, and says what it found. Calls no model and writes nothing. */
export async function check(
  named: string | undefined,
  options: JournalOption,
  outside: Outside,
): Promise<ExitCode> {
  const opened = await openEvaluation(named, outside);
  const { file, preparation } = opened;
  journalBeside(opened, options.journal, outside);
  outside.results.write(`${file}: no problems\n${describe(preparation.evaluation)}\n`);
  return exitCodes.finished;
}

/** What the file comes to, so that a slip that is no error can be seen. */
function describe(evaluation: Evaluation): string {
  const documents = evaluation.documents.map(
    ({ id, kind, pageCount }) => `${id} (${kind}, ${pageCount} ${pageCount === 1 ? 'page' : 'pages'})`,
  );
  const tasks = [...planAnswers(evaluation)];
  const ratings = tasks.reduce((sum, task) => sum + planRatings(evaluation, task).length, 0);
  const comparisons = tasks.flatMap(planComparisons(evaluation)).length;
  const planned = [countedText(tasks.length, 'answer'), countedText(ratings, 'rating')];
  if (comparisons > 0) planned.push(countedText(comparisons, 'comparison'));
  const judges = evaluation.judges.map((judge) => `${judge.model} by ${judge.rubric}, turns: ${judge.turns}`);
  const facts: readonly [string, string][] = [
    ['documents', documents.join(', ')],
    ['candidates', evaluation.candidates.map(nameCandidate).join(', ')],
    ['questions', String(unitsOf(evaluation).length)],
    ['judges', judges.join('; ')],
    ['checks', evaluation.checks.map(({ id }) => id).join(', ') || 'none'],
    ...(evaluation.citations === true
      ? [['citations', 'looked up in the document'] as [string, string]]
      : []),
    ...pairFacts(evaluation),
    ['planned', planned.join(', ')],
  ];
  return facts.map(([name, fact]) => `${name.padEnd(12)}${oneLine(fact)}`).join('\n');
}

/** Who meets whom, where answers are compared with each other. */
function pairFacts({ pairwise, baseline }: Evaluation): [string, string][] {
  if (pairwise === undefined) return [];
  const who = pairwise.pairs === 'baseline' ? `each candidate with ${baseline}` : 'each candidate with each';
  return [['pairs', `${who}, by ${pairwise.rubric}, in both orders`]];
}

function nameCandidate({ id, model }: Candidate): string {
  return `${id} (${model.startsWith('given:') ? 'given answers' : model})`;
}
