/** A fenced block of a page of the documentation, with what the comment before it says. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** `<!-- file: name -->`: the block is this file. */
  readonly file: string | null;
  /** `<!-- shows: command -->`: the block is what this command prints. */
  readonly shows: string | null;
}

const fenced = /^(<!-- (file|shows): (.+?) -->\n)?```([a-z]*)\n([\s\S]*?)^```$/gm;

/** The fenced blocks of a page, in their order. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(fenced)].map(([, , kind, name = '', language = '', text = '']) => ({
    language,
    text,
    file: kind === 'file' ? name : null,
    shows: kind === 'shows' ? name : null,
  }));
}

/** The page with other text in its blocks that show a command, taken in their order. */
export function withShown(page: string, shown: readonly string[]): string {
  const left = [...shown];
  return page.replaceAll(fenced, (whole, comment: string | undefined, kind, _name, language: string) => {
    if (kind !== 'shows') return whole;
    return `${comment}\`\`\`${language}\n${left.shift() ?? ''}\`\`\``;
  });
}
