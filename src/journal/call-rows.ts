import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Call, CallRequest, Finish } from '../record/call.ts';
import type { KeptCall, ModelUsage } from './journal.ts';
import { readRequest, writeRequest } from './request-text.ts';

type Row = Record<string, SQLOutputValue>;

/** Reads and writes the calls of a SQLite journal. */
export function callRows(database: DatabaseSync) {
  const columns = `key, text, finish, served_model, signature, sighted, input_tokens, cached_input_tokens, output_tokens,
    started_at, finished_at`;
  const find = database.prepare(`SELECT ${columns} FROM calls WHERE key = ?`);
  const alike = database.prepare(
    `SELECT ${columns} FROM calls WHERE content = ?1 AND (?2 IS NULL OR provider || ':' || model = ?2)
     ORDER BY finished_at DESC LIMIT 1`,
  );
  const request = database.prepare('SELECT request FROM calls WHERE key = ?');
  const text = database.prepare('SELECT text FROM texts WHERE hash = ?');
  const insertText = database.prepare('INSERT OR IGNORE INTO texts (hash, text) VALUES (?, ?)');
  const insert = database.prepare(
    `INSERT OR IGNORE INTO calls (${columns}, content, provider, model, request)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const usage = database.prepare(
    `SELECT c.provider AS provider, c.model AS model, date(c.started_at / 1000, 'unixepoch') AS day,
       max(c.input_tokens) AS largest_input, count(*) AS calls, sum(s.made) AS made,
       ${sumOfMade('input_tokens')}, ${sumOfMade('cached_input_tokens')}, ${sumOfMade('output_tokens')}
     FROM steps s JOIN calls c ON c.key = s.key
     WHERE s.run = ? AND s.error IS NULL GROUP BY 1, 2, 3, c.input_tokens > 200000 ORDER BY 1, 2, 3, 4`,
  );

  function findText(hash: string): string | null {
    const row = text.get(bytes(hash));
    return row === undefined ? null : String(row['text']);
  }

  return {
    find: (key: string): Call | null => toCall(find.get(bytes(key))),
    findAlike: (content: string, model: string | null): Call | null =>
      toCall(alike.get(bytes(content), model)),
    findRequest(key: string): CallRequest | null {
      const row = request.get(bytes(key));
      return row === undefined ? null : readRequest(String(row['request']), findText);
    },
    insert({ call, request: asked, content }: KeptCall): void {
      const { json, texts } = writeRequest(asked);
      for (const [hash, long] of texts) insertText.run(bytes(hash), long);
      const { reply } = call;
      insert.run(
        bytes(call.key),
        reply.text,
        reply.finish,
        reply.servedModel,
        reply.signature ?? null,
        reply.sighted === null ? null : Number(reply.sighted),
        reply.usage.inputTokens,
        reply.usage.cachedInputTokens,
        reply.usage.outputTokens,
        call.startedAt,
        call.finishedAt,
        bytes(content),
        asked.provider,
        asked.model,
        json,
      );
    },
    usage: (run: string): ModelUsage[] => usage.all(run).map(toUsage),
  };
}

/** Unknown plus unknown stays unknown: one call without a count makes the sum unknown. */
function sumOfMade(column: string): string {
  return `CASE WHEN count(CASE WHEN s.made THEN 1 END) = count(CASE WHEN s.made THEN c.${column} END)
    THEN total(CASE WHEN s.made THEN c.${column} END) END AS ${column}`;
}

/** Hashes are kept as bytes: half the size of their hexadecimal text. */
export function bytes(hash: string): Uint8Array {
  return Buffer.from(hash, 'hex');
}

function toCall(row: Row | undefined): Call | null {
  if (row === undefined) return null;
  return {
    key: Buffer.from(row['key'] as Uint8Array).toString('hex'),
    reply: {
      text: String(row['text']),
      finish: row['finish'] as Finish,
      servedModel: row['served_model'] as string | null,
      ...(typeof row['signature'] === 'string' ? { signature: row['signature'] } : {}),
      sighted: row['sighted'] === null ? null : Boolean(row['sighted']),
      usage: {
        inputTokens: row['input_tokens'] as number | null,
        cachedInputTokens: row['cached_input_tokens'] as number | null,
        outputTokens: row['output_tokens'] as number | null,
      },
    },
    startedAt: Number(row['started_at']),
    finishedAt: Number(row['finished_at']),
  };
}

function toUsage(row: Row): ModelUsage {
  return {
    provider: String(row['provider']),
    model: String(row['model']),
    day: String(row['day']),
    largestInput: row['largest_input'] as number | null,
    calls: Number(row['calls']),
    callsMade: Number(row['made']),
    inputTokens: row['input_tokens'] as number | null,
    cachedInputTokens: row['cached_input_tokens'] as number | null,
    outputTokens: row['output_tokens'] as number | null,
  };
}
