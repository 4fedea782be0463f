import type { DatabaseSync } from 'node:sqlite';

/** What turns a journal of the format before into one of that format. */
const migrations: ReadonlyMap<number, string> = new Map([
  [
    2,
    `CREATE TABLE losses (
       run TEXT NOT NULL,
       key BLOB NOT NULL,
       provider TEXT NOT NULL,
       model TEXT NOT NULL,
       input_tokens INTEGER,
       cached_input_tokens INTEGER,
       output_tokens INTEGER,
       reserved INTEGER NOT NULL,
       at REAL NOT NULL
     );
     CREATE INDEX losses_of_run ON losses (run);
     -- Replies that could not be used stood with the call that was made in the end.
     INSERT INTO losses
       SELECT s.run, c.key, c.provider, c.model, json_extract(d.value, '$.inputTokens'),
         json_extract(d.value, '$.cachedInputTokens'), json_extract(d.value, '$.outputTokens'), 0, c.started_at
       FROM calls c JOIN steps s ON s.key = c.key AND s.made = 1, json_each(c.discarded) d
       WHERE c.discarded IS NOT NULL;
     ALTER TABLE calls DROP COLUMN discarded;
     ALTER TABLE claims ADD COLUMN run TEXT;
     ALTER TABLE claims ADD COLUMN stake TEXT;`,
  ],
]);

/** Brings a journal from one format to another, in the transaction that is open. */
export function migrate(database: DatabaseSync, from: number, to: number): void {
  for (let format = from + 1; format <= to; format += 1) database.exec(migrations.get(format) ?? '');
}
