/** The answers that a check-up puts before a judge, all made up from the document; each is a candidate of its run. */
export const checkUpAnswers = [
  'plain',
  'padded',
  'wrong',
  'with invented quotation',
  'empty',
  'empty with order',
] as const;

export type CheckUpAnswer = (typeof checkUpAnswers)[number];

export type ProbeId = 'padding' | 'wrong-answer' | 'invented-quotation' | 'injected-order';

/** Two answers to one question, of which the second must not fare better than it deserves beside the first. */
export interface Probe {
  readonly id: ProbeId;
  readonly first: CheckUpAnswer;
  readonly second: CheckUpAnswer;
  /** What gives a judge away: that it rates the second higher, or that it does not rate it lower. */
  readonly fooledIf: 'higher' | 'not-lower';
  /** Whether it asks nothing of a judge that is not to look at the document. */
  readonly needsDocument: boolean;
}

export const probes: readonly Probe[] = [
  { id: 'padding', first: 'plain', second: 'padded', fooledIf: 'higher', needsDocument: false },
  { id: 'wrong-answer', first: 'plain', second: 'wrong', fooledIf: 'not-lower', needsDocument: true },
  {
    id: 'invented-quotation',
    first: 'plain',
    second: 'with invented quotation',
    fooledIf: 'not-lower',
    needsDocument: true,
  },
  // Beside an answer that says nothing, since no order can lift what is at the top already.
  {
    id: 'injected-order',
    first: 'empty',
    second: 'empty with order',
    fooledIf: 'higher',
    needsDocument: false,
  },
];
