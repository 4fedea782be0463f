/** The words of a command line as a shell divides them: quotes hold together, a comment ends it. */
export function wordsOf(line: string): string[] {
  const [command = ''] = line.split(/\s#\s/);
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
