/** The columns of labels, in their order. */
export const labelColumns = [
  'run',
  'question',
  'candidate',
  'answerIndex',
  'answer',
  'measure',
  'rater',
  'label',
] as const;
