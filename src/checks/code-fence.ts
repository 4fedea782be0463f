/** A text without the one code fence that holds all of it, and without white space around it. */
export function withoutFence(text: string): string {
  const trimmed = text.trim();
  const firstLine = trimmed.indexOf('\n');
  // Taken apart by hand: one pattern for the whole would take minutes on a reply of endless white space.
  const opens = firstLine > 0 && /^```[a-z]*\s*$/i.test(trimmed.slice(0, firstLine));
  return opens && trimmed.endsWith('```') ? trimmed.slice(firstLine + 1, -3).trim() : trimmed;
}
