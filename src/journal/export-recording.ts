import { z } from 'zod';
import type { Recording } from '../models/recorded.ts';
import type { CallRequest, PartName, Reply } from '../record/call.ts';
import { JournalError } from './journal.ts';

/** What a row of an export must hold to be replayed. */
const row = z.looseObject({
  ask: z.string(),
  guidance: z.string().nullish(),
  answerIndex: z.number(),
  answer: z.string().nullish(),
  ratingIndex: z.number().nullish(),
  rating: z.number().nullish(),
  level: z.string().nullish(),
  explanation: z.string().nullish(),
});

/**
 * Replays a JSONL export. An answer is found by guidance, question and answer index; a rating by
 * question, answer and rating index: the export holds no requests, so settings are not compared.
 */
export function exportRecording(text: string, file: string): Recording {
  const answers = new Map<string, string>();
  const ratings = new Map<string, { rating: number; level: string; explanation: string }>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const { ask, guidance, answerIndex, answer, ratingIndex, rating, level, explanation } = parseRow(
      line,
      `${file}:${index + 1}`,
    );
    if (typeof answer !== 'string') continue;
    answers.set(answerKey(guidance ?? null, ask, String(answerIndex)), answer);
    if (typeof rating !== 'number' || typeof level !== 'string') continue;
    ratings.set(ratingKey(ask, answer, String(ratingIndex)), {
      rating,
      level,
      explanation: explanation ?? '',
    });
  }
  return {
    async find(request) {
      const answer = partNamed(request, 'answer');
      const ask = partNamed(request, 'question');
      if (ask === null) return null;
      if (answer === null) return asReply(answers.get(answerKey(request.system, ask, request.draw)) ?? null);
      const found = ratings.get(ratingKey(ask, answer, request.draw.split('.')[1] ?? '1'));
      return found === undefined ? null : asReply(verdictText(request, found));
    },
  };
}

function parseRow(line: string, where: string): z.infer<typeof row> {
  try {
    return row.parse(JSON.parse(line));
  } catch (error) {
    const message = `${where}: is not a row of an export; "assay export --rows ratings --format jsonl" writes what can be replayed`;
    throw new JournalError(message, { cause: error });
  }
}

/** In the form that the request asks for: one JSON object, the name of a level, or an evaluation that ends in its verdict. */
function verdictText(
  request: CallRequest,
  found: { rating: number; level: string; explanation: string },
): string {
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

function asReply(text: string | null): Reply | null {
  if (text === null) return null;
  const usage = { inputTokens: null, cachedInputTokens: null, outputTokens: null };
  return { text, finish: 'stop', usage, servedModel: null, sighted: null };
}
