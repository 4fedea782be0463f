import type { Citation, CitationKind, CitationState, Difference, Numbering } from '../../record/citation.ts';
import type { RatedAnswer } from '../../record/rated-answer.ts';
import { answerFactColumns, answerFacts } from './answer-facts.ts';
import type { AnswerFacts } from './answer-facts.ts';
import { reasonOf } from './answer-rows.ts';

/** One citation; or one planned answer without any. The answer's own text is left out: a row would repeat it each time. */
export interface CitationRow extends Omit<AnswerFacts, 'answer'> {
  readonly outcome: 'cited' | 'nothing-cited' | 'no-answer' | 'error';
  /** Why there is no answer: its reason, or the error's code. */
  readonly reason: string | null;
  /** Counted from 1 within the answer. */
  readonly citationIndex: number | null;
  readonly kind: CitationKind | null;
  /** As the answer writes it. */
  readonly text: string | null;
  /** Characters of the answer before it, and up to its end. */
  readonly start: number | null;
  readonly end: number | null;
  readonly state: CitationState | null;
  readonly named: readonly number[] | null;
  readonly numbering: Numbering | null;
  readonly pages: readonly number[] | null;
  /** The document's words where it stands, on its page, between these characters of it. */
  readonly passage: string | null;
  readonly passagePage: number | null;
  readonly passageStart: number | null;
  readonly passageEnd: number | null;
  readonly differences: readonly Difference[] | null;
  readonly score: number | null;
}

export const citationColumns = [
  ...answerFactColumns.filter((column) => column !== 'answer'),
  'outcome',
  'reason',
  'citationIndex',
  'kind',
  'text',
  'start',
  'end',
  'state',
  'named',
  'numbering',
  'pages',
  'passage',
  'passagePage',
  'passageStart',
  'passageEnd',
  'differences',
  'score',
] as const satisfies readonly (keyof CitationRow)[];

/** A row for every citation, and one for every planned answer without one. None where the run looks no citations up. */
export async function* citationRows(
  run: string,
  answers: AsyncIterable<RatedAnswer>,
): AsyncGenerator<CitationRow> {
  for await (const rated of answers) {
    if (rated.citations === undefined) continue;
    const { answer: _answer, ...facts } = answerFacts(run, rated);
    const citations = rated.citations ?? [];
    if (citations.length === 0)
      yield { ...facts, outcome: outcomeOf(rated), reason: reasonOf(rated.answer), ...nothing };
    for (const [index, citation] of citations.entries())
      yield { ...facts, outcome: 'cited', reason: null, citationIndex: index + 1, ...cited(citation) };
  }
}

function outcomeOf({ answer }: RatedAnswer): CitationRow['outcome'] {
  return answer.outcome === 'answered' ? 'nothing-cited' : answer.outcome;
}

type Cited = Omit<CitationRow, keyof AnswerFacts | 'outcome' | 'reason' | 'citationIndex'>;

function cited({ passage, ...citation }: Citation): Cited {
  return {
    ...citation,
    passage: passage?.text ?? null,
    passagePage: passage?.firstPage ?? null,
    passageStart: passage?.start ?? null,
    passageEnd: passage?.end ?? null,
  };
}

const nothing = {
  citationIndex: null,
  kind: null,
  text: null,
  start: null,
  end: null,
  state: null,
  named: null,
  numbering: null,
  pages: null,
  passage: null,
  passagePage: null,
  passageStart: null,
  passageEnd: null,
  differences: null,
  score: null,
};
