import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';

/** A file's text and the SHA-256 of its bytes, or why it cannot be used, in words that follow its name. */
export type TextFile = { readonly text: string; readonly hash: string } | { readonly refused: string };

/** Reads UTF-8 text; larger files than so many million bytes are refused unread. */
export async function readTextFile(path: string, limits: { megabytes: number }): Promise<TextFile> {
  const refused = await fileFault(path, limits);
  if (refused !== null) return { refused };
  try {
    const bytes = await readFile(path);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, hash: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    return { refused: error instanceof TypeError ? 'is not UTF-8 text' : reason(error) };
  }
}

/** Why a path cannot be read as a file, or null where it can. */
export async function fileFault(path: string, limits: { megabytes: number }): Promise<string | null> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return 'is a folder, not a file';
    if (!facts.isFile()) return 'is not a file';
    return facts.size > limits.megabytes * 1_000_000 ? `is larger than ${limits.megabytes} MB` : null;
  } catch (error) {
    return reason(error);
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read: no permission';
  return `cannot be read: ${code === '' ? String(error) : code}`;
}
