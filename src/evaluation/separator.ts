/** What a table's cells seem to be separated by, where that is not commas; judged by its first line. */
export function wrongSeparator(text: string): { line: number; name: 'semicolons' | 'tabs' } | null {
  const start = text.search(/[^\s\uFEFF]/);
  if (start === -1) return null;
  const before = text.slice(0, start).split('\n').length;
  const [first = ''] = text.slice(start).split('\n', 1);
  const header = first.replace(/"(?:[^"]|"")*"/g, '');
  const count = (separator: string) => header.split(separator).length - 1;
  if (count(';') > count(',')) return { line: before, name: 'semicolons' };
  return count('\t') > count(',') ? { line: before, name: 'tabs' } : null;
}
