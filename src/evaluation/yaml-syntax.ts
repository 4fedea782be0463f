import type { YAMLError } from 'yaml';

/** What is wrong with a line of YAML, and how to mend it, where the parser's own words would not help. */
export function syntaxMessage(error: YAMLError): string {
  const remedy = remedies[error.code];
  if (error.message.startsWith('Flow '))
    return 'not valid YAML: a list or mapping in brackets does not end before this';
  if (remedy !== undefined) return `not valid YAML: ${remedy}`;
  return `not valid YAML: ${error.message.slice(0, 1).toLowerCase()}${error.message.slice(1)}`;
}

const remedies: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'a tab cannot indent; use spaces',
  BLOCK_AS_IMPLICIT_KEY: 'a second ": " on the line; put the text in quotes',
  MULTILINE_IMPLICIT_KEY: 'this text is followed by a key; put it in quotes, or begin it with "ask: "',
  BAD_SCALAR_START: 'this text begins with a reserved character; put it in quotes',
  TAG_RESOLVE_FAILED: 'a tag ("!…") means nothing here; leave it out',
  MULTIPLE_DOCS: 'a second document begins here; an evaluation is one',
  RESOURCE_EXHAUSTION: 'nested too deeply',
  BAD_DIRECTIVE: 'a line beginning with "%" is a directive, and this one is unknown',
};
