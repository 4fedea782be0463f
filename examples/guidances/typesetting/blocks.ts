import MarkdownIt, { type Token } from 'markdown-it';

/** A piece of text in one face. */
export interface Span {
  readonly text: string;
  readonly face: 'plain' | 'bold' | 'italic' | 'code';
}

/** What stands on its own on a page, in reading order. */
export type Block =
  | { readonly kind: 'heading'; readonly rank: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'item'; readonly mark: string; readonly spans: readonly Span[] }
  | { readonly kind: 'table'; readonly rows: readonly TableRow[] };

export interface TableRow {
  readonly header: boolean;
  readonly cells: readonly { readonly text: string; readonly align: 'left' | 'right' }[];
}

/** Reads Markdown into blocks. Throws on what the standard PDF fonts or this small typesetter cannot show. */
export function readBlocks(markdown: string): Block[] {
  refuseUnprintable(markdown);
  const tokens = new MarkdownIt({ typographer: true }).parse(markdown, {});
  const blocks: Block[] = [];
  const lists: { ordered: boolean; items: number }[] = [];
  let mark: string | null = null;

  for (const [position, token] of tokens.entries()) {
    switch (token.type) {
      case 'bullet_list_open':
      case 'ordered_list_open':
        lists.push({ ordered: token.type === 'ordered_list_open', items: 0 });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open':
        mark = nextMark(lists.at(-1));
        break;
      case 'list_item_close':
        mark = null;
        break;
      case 'table_open':
        blocks.push({ kind: 'table', rows: readRows(tokens, position) });
        break;
      case 'inline':
        blocks.push(...readInline(token, tokens[position - 1], mark));
        break;
    }
  }
  return blocks;
}

function readInline(token: Token, opener: Token | undefined, mark: string | null): Block[] {
  const spans = readSpans(token);
  if (opener?.type === 'heading_open') {
    return [{ kind: 'heading', rank: Number(opener.tag.slice(1)), text: plainText(spans) }];
  }
  if (opener?.type !== 'paragraph_open') return []; // A cell: its table has read it.
  return mark === null ? [{ kind: 'paragraph', spans }] : [{ kind: 'item', mark, spans }];
}

function nextMark(list: { ordered: boolean; items: number } | undefined): string {
  if (list === undefined) throw new Error('a list item outside of a list');
  list.items += 1;
  return list.ordered ? `${list.items}.` : '•';
}

function readRows(tokens: readonly Token[], start: number): TableRow[] {
  const rows: { header: boolean; cells: { text: string; align: 'left' | 'right' }[] }[] = [];
  for (let position = start; tokens[position]?.type !== 'table_close'; position += 1) {
    const token = tokens[position];
    const content = tokens[position + 1];
    if (token === undefined || content === undefined) throw new Error('a table that does not end');
    if (token.type === 'tr_open') rows.push({ header: false, cells: [] });
    const row = rows.at(-1);
    if (row === undefined || (token.type !== 'th_open' && token.type !== 'td_open')) continue;
    row.header ||= token.type === 'th_open';
    const align = String(token.attrGet('style')).includes('right') ? 'right' : 'left';
    row.cells.push({ text: plainText(readSpans(content)), align });
  }
  return rows;
}

function readSpans(inline: Token): Span[] {
  const faces: Span['face'][] = ['plain'];
  const spans: Span[] = [];
  for (const token of inline.children ?? []) {
    if (token.type === 'strong_open') faces.push('bold');
    else if (token.type === 'em_open') faces.push('italic');
    else if (token.type === 'strong_close' || token.type === 'em_close') faces.pop();
    else if (token.type === 'code_inline') spans.push({ text: token.content, face: 'code' });
    else if (token.type === 'softbreak') spans.push({ text: ' ', face: 'plain' });
    else if (token.type === 'text') spans.push({ text: token.content, face: faces.at(-1) ?? 'plain' });
    else throw new Error(`${token.type}: this typesetter does not know it`);
  }
  return spans.filter((span) => span.text !== '');
}

function plainText(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('');
}

/** The standard fonts know Latin letters only, and would show anything else as nothing at all. */
function refuseUnprintable(markdown: string): void {
  const stray = /[^\n\u0020-\u007e\u00a0-\u00ff–—‘’“”…•]/u.exec(markdown);
  if (stray !== null)
    throw new Error(`${JSON.stringify(stray[0])} at ${stray.index} is not in the standard fonts`);
}
