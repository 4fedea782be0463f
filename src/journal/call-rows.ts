import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Call, CallRequest, Finish } from '../record/call.ts';
import type { Alike, KeptCall, ServedVersion } from './journal.ts';
import { readRequest, writeRequest } from './request-text.ts';
import { usageIn, type Row } from './row.ts';

const mostRemembered = 1000;

/** Reads and writes the calls of a SQLite journal. */
export function callRows(database: DatabaseSync) {
  const columns = `key, text, finish, served_model, signature, sighted, input_tokens, cached_input_tokens, output_tokens,
    started_at, finished_at`;
  const find = database.prepare(`SELECT ${columns} FROM calls WHERE key = ?`);
  const exists = database.prepare('SELECT 1 FROM calls WHERE key = ?');
  const alike = database.prepare(
    `SELECT ${columns}, origin FROM calls WHERE content = ?1 AND (?2 IS NULL OR provider || ':' || model = ?2)
     ORDER BY finished_at DESC`,
  );
  const request = database.prepare('SELECT request FROM calls WHERE key = ?');
  const text = database.prepare('SELECT text FROM texts WHERE hash = ?');
  const served = database.prepare(
    `SELECT DISTINCT provider || ':' || model AS model, served_model AS version FROM calls
     WHERE started_at < ? AND served_model IS NOT NULL ORDER BY 1, 2`,
  );
  const insertText = database.prepare('INSERT OR IGNORE INTO texts (hash, text) VALUES (?, ?)');
  const insert = database.prepare(
    `INSERT OR IGNORE INTO calls (${columns}, content, provider, model, origin, request)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  function findText(hash: string): string | null {
    const row = text.get(bytes(hash));
    return row === undefined ? null : String(row['text']);
  }

  /** Hashes of texts that are in the journal for sure: many requests share a few. */
  const kept = new Set<string>();

  function keepText(hash: string, long: string): void {
    if (kept.has(hash)) return;
    insertText.run(bytes(hash), long);
    if (kept.size >= mostRemembered) kept.clear();
    kept.add(hash);
  }

  return {
    /** What was written of late was taken back. */
    takenBack: (): void => kept.clear(),
    find: (key: string): Call | null => toCall(find.get(bytes(key))),
    has: (key: string): boolean => exists.get(bytes(key)) !== undefined,
    findAlike({ content, origin, model }: Alike): Call | null {
      const rows = alike.all(bytes(content), model);
      const own = rows.find((row) => row['origin'] === origin);
      return toCall(own ?? unanimous(rows));
    },
    servedBefore: (at: number): ServedVersion[] =>
      served.all(at).map((row) => ({ model: String(row['model']), version: String(row['version']) })),
    findRequest(key: string): CallRequest | null {
      const row = request.get(bytes(key));
      return row === undefined ? null : readRequest(String(row['request']), findText);
    },
    /** False where the call was kept already. */
    insert({ call, request: asked, content }: KeptCall): boolean {
      const { json, texts } = writeRequest(asked);
      for (const [hash, long] of texts) keepText(hash, long);
      const { reply } = call;
      const { changes } = insert.run(
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
        asked.origin ?? null,
        json,
      );
      return changes > 0;
    },
  };
}

/** The newest row, where the newest of every origin says the same; rows come newest first. */
function unanimous(rows: readonly Row[]): Row | undefined {
  const newest = new Map<SQLOutputValue | undefined, Row>();
  for (const row of rows) if (!newest.has(row['origin'])) newest.set(row['origin'], row);
  const said = new Set([...newest.values()].map((row) => `${String(row['finish'])} ${String(row['text'])}`));
  return said.size > 1 ? undefined : rows[0];
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
      usage: usageIn(row),
    },
    startedAt: Number(row['started_at']),
    finishedAt: Number(row['finished_at']),
  };
}
