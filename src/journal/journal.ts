/** Keeps every call as a durable fact; SQLite by default, room for another engine behind the same contract suite. */
import type { Call, CallRequest, Usage } from '../record/call.ts';
import type { Document } from '../record/document.ts';
import type { Label } from '../record/label.ts';
import type { Loss } from '../record/loss.ts';
import type { Run, RunStatus } from '../record/run.ts';
import type { Step } from '../record/step.ts';

/** A run's line in the list of runs. */
export interface RunSummary extends Omit<Run, 'evaluation'> {
  readonly name: string;
}

/** A version that answered for a model, `provider:model`. */
export interface ServedVersion {
  readonly model: string;
  readonly version: string;
}

/** A call on its way into the journal. */
export interface KeptCall {
  readonly call: Call;
  readonly request: CallRequest;
  /** The hash of the request without model and freshness: see `findAlike`. */
  readonly content: string;
  readonly step: Step;
}

/** What one reply came to that a run needed, or lost. */
export interface ReplyUsage {
  /** The run made the call, or reused one; or the reply was lost: see `Loss`. */
  readonly kind: 'made' | 'reused' | 'lost';
  readonly provider: string;
  readonly model: string;
  /** When it was asked, in milliseconds since 1970: prices change from day to day. */
  readonly at: number;
  readonly usage: Usage;
}

/** What is lost with a call whose maker dies before its reply is kept: it may have been paid for. */
export type Stake = Pick<Loss, 'run' | 'provider' | 'model' | 'usage'>;

/** Which recorded call is looked for: see `findAlike`. */
export interface Alike {
  readonly content: string;
  readonly origin: string | null;
  /** `provider:model`, to narrow to one. */
  readonly model: string | null;
}

/** What came of a claim: see `claim`. */
export type ClaimOutcome = 'claimed' | 'taken' | 'done';

/** Whoever claims calls says at least this often that it still lives; in milliseconds. */
export const heartbeat = 10_000;

/** After so much silence its claims are anybody's; in milliseconds. */
export const silence = 3 * heartbeat;

/**
 * The facts of all runs. What a promise has resolved for survives the death of the process at any
 * moment; a power cut can take the last writes back.
 * Rejects with a JournalError where the file cannot be used.
 */
export interface Journal {
  /** Looks through the whole for damage, before anything is paid for. Rejects with a JournalError where it finds some. */
  check(): Promise<void>;
  findCall(key: string): Promise<Call | null>;
  /**
   * The newest call of the same content, whatever freshness it was made with: the one of the same origin,
   * or, where there is none, one that the newest calls of all origins agree with in their reply. Where
   * they do not agree nobody can tell whose reply is meant, and there is none.
   */
  findAlike(alike: Alike): Promise<Call | null>;
  findRequest(key: string): Promise<CallRequest | null>;
  /**
   * Keeps call, request and the step that needed them, together or not at all, and ends the claim on the
   * call. A call already kept stays as it is: then the step reuses it, and this resolves to false.
   */
  keepCall(fact: KeptCall): Promise<boolean>;
  /**
   * Keeps one step for each call of a run, task and role: a task asked again has several, and usage counts
   * them all. A call already done stays as it is; a failed one gives way to whatever comes next.
   */
  keepStep(step: Step): Promise<void>;
  /** Where there are several, the failed one, if there is one. */
  findStep(run: string, task: string, role: string): Promise<Step | null>;
  /** A fact of its own: it stays, whatever comes of the call later. */
  keepLoss(loss: Loss): Promise<void>;
  /** What each reply came to that a run needed or lost, in no promised order; memory stays flat. */
  usage(run: string): AsyncIterable<ReplyUsage>;
  /** Which versions answered calls that began before a time, of any run; in a fixed order. */
  servedBefore(at: number): Promise<ServedVersion[]>;

  /**
   * `claimed`: the call is now the owner's to make, since nobody else has claimed it, or whoever did was
   * silent for too long, or is known to be gone: then what was at stake is kept as a loss. `taken`:
   * somebody else makes it. `done`: it is there. `now` in milliseconds since 1970.
   */
  claim(key: string, claim: { owner: string; now: number; stake?: Stake }): Promise<ClaimOutcome>;
  /** Says that the owner still lives, for all its claims. */
  keepClaims(owner: string, now: number): Promise<void>;
  /** Ends the owner's claim on a call that it does not make after all. */
  release(key: string, owner: string): Promise<void>;
  /** What is at stake for a run with all who have claimed calls for it, but one. */
  stakes(run: string, except: string): Promise<Stake[]>;

  /** Of a run already kept, only its evaluation, status and end are replaced. */
  keepRun(run: Run): Promise<void>;
  endRun(id: string, status: RunStatus, finishedAt: number): Promise<void>;
  /** Newest first. */
  runs(): Promise<RunSummary[]>;
  findRun(id: string): Promise<Run | null>;
  /** Marks tasks to be asked once more, all or none: see `askedAgain`. */
  askAgain(run: string, tasks: readonly string[]): Promise<void>;
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
