/** The library. Names only: what each does stands where it comes from. */
export { ask, type AskOptions } from './library/ask.ts';
export { evaluate, type EvaluateOptions } from './library/evaluate.ts';
export { rate, type RateOptions } from './library/rate.ts';
export { defineEvaluation } from './evaluation/define-evaluation.ts';
export { EvaluationError } from './run/prepare.ts';
export { JournalError } from './journal/journal.ts';
export type { EvaluationFile } from './evaluation/schema.ts';
export type { Answer } from './record/answer.ts';
export type { Rating } from './record/rating.ts';
export type { Citation } from './record/citation.ts';
export type { Comparison } from './record/comparison.ts';
export type { RatedAnswer } from './record/rated-answer.ts';
export type { Interval } from './report/interval.ts';
export type { Report } from './report/report.ts';
