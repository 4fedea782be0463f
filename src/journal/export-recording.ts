import { z } from 'zod';
import type { Recording } from '../models/recorded.ts';
import type { CallRequest, Finish, PartName, Reply } from '../record/call.ts';
import { JournalError } from './journal.ts';

/** What a row of an export must hold to be replayed. */
const row = z.looseObject({
  ask: z.string(),
  model: z.string().nullish(),
  guidance: z.string().nullish(),
  answerIndex: z.number(),
  answer: z.string().nullish(),
  outcome: z.string().nullish(),
  reason: z.string().nullish(),
  judge: z.string().nullish(),
  ratingIndex: z.number().nullish(),
  rating: z.number().nullish(),
  level: z.string().nullish(),
  explanation: z.string().nullish(),
});

type Row = z.infer<typeof row>;

interface Verdict {
  readonly rating: number;
  readonly level: string;
  readonly explanation: string;
}

/**
 * Replays a JSONL export. An answer is found by guidance, question and answer index; a rating by
 * question, answer and rating index: the export holds no requests, so settings and documents are not
 * compared. Where rows differ in one of these alone, nobody can tell which is meant: neither is replayed.
 * `model` narrows to the answers of one model, and to the ratings of one judge.
 */
export function exportRecording(text: string, from: { file: string; model: string | null }): Recording {
  const { file, model } = from;
  const answers = new Map<string, Reply | null>();
  const verdicts = new Map<string, Verdict | null>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const found = parseRow(line, `${file}:${index + 1}`);
    const { ask, answer } = found;
    if (typeof answer !== 'string') continue;
    if (model === null || found.model === model) {
      const key = answerKey(found.guidance ?? null, ask, String(found.answerIndex));
      keepUnambiguous(answers, key, asReply(answer, finishOf(found)));
    }
    const verdict = verdictOf(found);
    if (verdict !== null && (model === null || found.judge === model)) {
      keepUnambiguous(verdicts, ratingKey(ask, answer, String(found.ratingIndex)), verdict);
    }
  }
  return {
    async find(request) {
      const answer = partNamed(request, 'answer');
      const ask = partNamed(request, 'question');
      if (ask === null) return null;
      if (answer === null) return answers.get(answerKey(request.system, ask, request.draw)) ?? null;
      const verdict = verdicts.get(ratingKey(ask, answer, request.draw.split('.')[1] ?? '1')) ?? null;
      return verdict === null ? null : asReply(verdictText(request, verdict), 'stop');
    },
  };
}

/** Two different facts under one key make it say nothing; the same fact stands once a rating, and counts once. */
function keepUnambiguous<Fact>(facts: Map<string, Fact | null>, key: string, fact: Fact): void {
  const earlier = facts.get(key);
  const same = earlier === undefined || JSON.stringify(earlier) === JSON.stringify(fact);
  facts.set(key, same ? fact : null);
}

/** What was no answer then is none now: the row says how the model stopped. */
function finishOf({ outcome, reason }: Row): Finish {
  if (outcome !== 'no-answer') return 'stop';
  return stops.find((finish) => finish === reason) ?? 'stop';
}

const stops: readonly Finish[] = ['cut-off', 'refused', 'filtered', 'blocked'];

function verdictOf({ rating, level, explanation }: Row): Verdict | null {
  if (typeof rating !== 'number' || typeof level !== 'string') return null;
  return { rating, level, explanation: explanation ?? '' };
}

function parseRow(line: string, where: string): Row {
  try {
    return row.parse(JSON.parse(line));
  } catch (error) {
    const message = `${where}: is not a row of an export; "assay export --rows ratings --format jsonl" writes what can be replayed`;
    throw new JournalError(message, { cause: error });
  }
}

/** In the form that the request asks for: one JSON object, the name of a level, or an evaluation that ends in its verdict. */
function verdictText(request: CallRequest, found: Verdict): string {
  if (request.schema?.kind === 'json')
    return JSON.stringify({ explanation: found.explanation, level: found.level, rating: found.rating });
  if (request.schema?.kind === 'enum') return found.level;
  return /^verdict:/im.test(found.explanation)
    ? found.explanation
    : `${found.explanation}\n\nVerdict: ${found.level}`;
}

function partNamed(request: CallRequest, name: PartName): string | null {
  for (const part of request.messages[0]?.parts ?? [])
    if (part.kind === 'text' && part.name === name) return part.text;
  return null;
}

function answerKey(guidance: string | null, ask: string, draw: string): string {
  return JSON.stringify([guidance, ask, draw]);
}

function ratingKey(ask: string, answer: string, ratingIndex: string): string {
  return JSON.stringify([ask, answer, ratingIndex]);
}

function asReply(text: string, finish: Finish): Reply {
  const usage = { inputTokens: null, cachedInputTokens: null, outputTokens: null };
  return { text, finish, usage, servedModel: null, sighted: null };
}
