/** Why a call of a task is not done. It can still be done: `assay run` tries again. */
export interface CallError {
  readonly code: string;
  readonly message: string;
}

/** That a run needed a call for a task: made by this run, found in the journal, or failed. */
export interface Step {
  readonly run: string;
  /** The id of the answer or rating that needed the call. */
  readonly task: string;
  /** Which call of the task: `answer`, `evaluation`, `verdict`, `verdict again 1` … */
  readonly role: string;
  readonly key: string;
  /** True where this run made the call, false where it reused one. */
  readonly made: boolean;
  readonly error: CallError | null;
}
