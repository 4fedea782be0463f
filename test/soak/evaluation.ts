/** How large an evaluation is, and how its calls are made. */
export interface Size {
  /** For two candidates together: so many questions, times answers, times 4 calls. */
  readonly questions: number;
  readonly answers: number;
  /** How long the server takes for each call, in milliseconds. */
  readonly latencyMs: number;
  readonly concurrency: number;
  /** A reply whose last byte was out for so long has surely been heard, in milliseconds: more on a busy machine. */
  readonly arrivalMs: number;
}

/** An answer and its rating, of two candidates. */
export function callsIn({ questions, answers }: Pick<Size, 'questions' | 'answers'>): number {
  return 2 * questions * answers * 2;
}

/** An evaluation of that size, in which no two requests are alike. */
export function evaluationOf({ questions, answers }: Pick<Size, 'questions' | 'answers'>): object {
  return {
    document: 'model.md',
    model: 'google:gemini-3.8-flash',
    guidances: { Terse: 'Answer in one sentence.', Cited: 'Quote the document.' },
    questions: Array.from({ length: questions }, (_, index) => ({
      id: `q${index + 1}`,
      ask: `What does it say on point ${index + 1}?`,
    })),
    repeat: { answers, ratings: 1 },
    judge: { model: 'google:gemini-3.5-flash', rubric: 'question-answering', turns: 'one' },
  };
}

/** How `assay run` is told to take so many answers at a time. */
export function concurrent({ concurrency }: Pick<Size, 'concurrency'>): string[] {
  return ['--concurrency', String(concurrency)];
}
