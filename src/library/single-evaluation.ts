import type { EvaluationFile } from '../evaluation/schema.ts';
import type { Settings } from '../record/call.ts';

/** The run under which single calls are noted: they belong to no evaluation. */
export const singleRun = 'ask';

/** One question about one document, to one model and one judge; what is left out is built in. */
export interface SingleQuestion {
  readonly document: string;
  readonly request: string;
  readonly model?: string | undefined;
  readonly guidance?: string | undefined;
  readonly settings?: Settings | undefined;
  readonly judge?: string | undefined;
  readonly rubric?: string | undefined;
  readonly turns?: 'one' | 'two' | undefined;
  readonly judgeSettings?: Settings | undefined;
}

/** The smallest evaluation there is, so that a single question is read, checked and keyed like any other. */
export function singleEvaluation(question: SingleQuestion): EvaluationFile {
  const { document, request, model, guidance, settings, judge, rubric, turns, judgeSettings } = question;
  return {
    document,
    candidates: [
      {
        id: 'answer',
        model: model ?? 'builtin:extractive',
        ...(guidance === undefined ? {} : { guidance }),
        ...(settings === undefined ? {} : { settings }),
      },
    ],
    questions: [request],
    repeat: { answers: 1 },
    judge: {
      model: judge ?? 'builtin:lexical',
      rubric: rubric ?? 'question-answering',
      turns: turns ?? 'one',
      ...(judgeSettings === undefined ? {} : { settings: judgeSettings }),
    },
  };
}
