import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import { problem, type At, type Problem } from './problem.ts';
import { YamlPlaces } from './yaml-places.ts';
import { syntaxMessage } from './yaml-syntax.ts';
import { readTree } from './yaml-tree.ts';

/** A YAML file as plain data, with the place of everything in it. The value is undefined where it cannot be used. */
export interface YamlSource {
  readonly value: unknown;
  readonly at: At;
  readonly problems: readonly Problem[];
}

/** Reads YAML 1.2, and says all that is wrong with it as YAML: syntax, tags, keys that stand twice. */
export function readYaml(text: string, file: string): YamlSource {
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'error' } as const;
  const parsed = parseDocument(text, options);
  const places = new YamlPlaces({ text, file, lines });
  const at: At = (path, on) => places.at(path, on);
  const unreadable = [
    ...controlCharacter(text, places),
    ...syntax([...parsed.errors, ...parsed.warnings], places),
  ];
  if (unreadable.length > 0) return { value: undefined, at, problems: unreadable };
  return { ...readTree(parsed.contents, places), at };
}

function controlCharacter(text: string, places: YamlPlaces): Problem[] {
  const offset = text.search(/[^\P{Cc}\t\n\r\u0085]/u);
  if (offset === -1) return [];
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  return [problem(places.atOffset(offset), `not valid YAML: control character U+${code}`)];
}

/** One problem for each line: the first names the cause, the others on the line are its echo. */
function syntax(errors: readonly YAMLError[], places: YamlPlaces): Problem[] {
  const problems = errors
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .map((error) => problem(places.atOffset(error.pos[0]), syntaxMessage(error)));
  const exhausted = problems.find((_, index) => errors[index]?.code === 'RESOURCE_EXHAUSTION');
  if (exhausted) return [exhausted];
  return problems.filter((found, index) => problems.findIndex(({ line }) => line === found.line) === index);
}
