/** The limit of reading: every reply of a journal, looked up by its key and parsed, and nothing made of it. */
import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync(process.argv[2] ?? '', { readOnly: true });
const find = database.prepare('SELECT text FROM calls WHERE key = ?');
let characters = 0;
for (const { key } of database.prepare('SELECT key FROM steps ORDER BY run, task, role').iterate()) {
  const text = String(find.get(key as Uint8Array)?.['text']);
  const reply: unknown = text.startsWith('{') ? JSON.parse(text) : text;
  characters += reply === null ? 0 : text.length;
}
database.close();
process.stdout.write(`${characters}\n`);
