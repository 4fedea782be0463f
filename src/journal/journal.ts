/** Keeps every call as a durable fact; SQLite by default, room for another engine behind the same contract suite. */
import type { Call, CallRequest } from '../record/call.ts';
import type { Document } from '../record/document.ts';
import type { Label } from '../record/label.ts';
import type { Run, RunStatus } from '../record/run.ts';
import type { Step } from '../record/step.ts';

/** A run's line in the list of runs. */
export interface RunSummary extends Omit<Run, 'evaluation'> {
  readonly name: string;
}

/** A call on its way into the journal. */
export interface KeptCall {
  readonly call: Call;
  readonly request: CallRequest;
  /** The hash of the request without model and freshness: see `findAlike`. */
  readonly content: string;
  readonly step: Step;
}

/** The calls of one run to one model on one day. Tokens are those of the calls that the run made itself. */
export interface ModelUsage {
  /** In UTC, as `2026-11-23`: prices change from day to day. */
  readonly day: string;
  /** The input tokens of the largest call; calls above and below 200,000 stand apart, as prices do. */
  readonly largestInput: number | null;
  readonly provider: string;
  readonly model: string;
  readonly calls: number;
  readonly callsMade: number;
  readonly inputTokens: number | null;
  readonly cachedInputTokens: number | null;
  readonly outputTokens: number | null;
}

/**
 * The facts of all runs. Writes are durable once their promise resolves.
 * Rejects with a JournalError where the file cannot be used.
 */
export interface Journal {
  findCall(key: string): Promise<Call | null>;
  /** The newest call of the same content, whatever model and freshness it was made with; `model` narrows to one. */
  findAlike(content: string, model: string | null): Promise<Call | null>;
  findRequest(key: string): Promise<CallRequest | null>;
  /** Keeps call, request and the step that needed them, together or not at all. A call already kept stays as it is. */
  keepCall(fact: KeptCall): Promise<void>;
  /**
   * Keeps one step for each call of a run, task and role: a task asked again has several, and usage counts
   * them all. A call already done stays as it is; a failed one gives way to whatever comes next.
   */
  keepStep(step: Step): Promise<void>;
  /** Where there are several, the failed one, if there is one. */
  findStep(run: string, task: string, role: string): Promise<Step | null>;
  /** What a run's calls came to, a row a model. */
  usage(run: string): Promise<ModelUsage[]>;

  /** Of a run already kept, only status and end are replaced. */
  keepRun(run: Run): Promise<void>;
  endRun(id: string, status: RunStatus, finishedAt: number): Promise<void>;
  /** Newest first. */
  runs(): Promise<RunSummary[]>;
  findRun(id: string): Promise<Run | null>;
  /** Marks a task to be asked once more: its calls get this freshness from now on. */
  askAgain(run: string, task: string): Promise<void>;
  /** How often each task of a run was asked again; tasks never asked again are left out. */
  askedAgain(run: string): Promise<ReadonlyMap<string, number>>;

  keepDocument(document: Document): Promise<void>;
  findDocument(hash: string): Promise<Document | null>;

  keepLabel(label: Label): Promise<void>;
  labels(): AsyncIterable<Label>;

  close(): Promise<void>;
}

/** A journal that cannot be used: one line, with the path and the remedy. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}
