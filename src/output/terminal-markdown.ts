import { stripVTControlCharacters } from 'node:util';
import MarkdownIt from 'markdown-it';
import { inlinePieces } from './inline-pieces.ts';
import { oneLine, plainText } from './plain-text.ts';
import { paint, styledLines } from './styled-lines.ts';
import type { Style } from './styled-lines.ts';
import { stackedLines } from './stacked-lines.ts';
import { textColumns } from './text-columns.ts';
import { textWidth } from './text-width.ts';
import { tokenTree } from './token-tree.ts';
import type { TokenNode } from './token-tree.ts';

interface Look {
  /** Columns; code is not wrapped. */
  readonly width: number;
  readonly color: boolean;
}

/** Markdown for a terminal, without a line feed at the end. HTML in it stays text; nothing in it controls the terminal. */
export function terminalMarkdown(text: string, look: Look): string {
  return blockLines(tokenTree(parser.parse(plainText(text), {})), look).join('\n');
}

// Link definitions stay text: rendered, they would be invisible, and a place to hide words that the judge reads.
const parser = new MarkdownIt({ html: false, linkify: false }).disable('reference');
const narrowest = 10;

function blockLines(nodes: readonly TokenNode[], look: Look): string[] {
  return nodes.flatMap((node, index) => {
    const lines = linesOf(node, look);
    const previous = nodes[index - 1];
    return previous === undefined || close(previous, node) ? lines : ['', ...lines];
  });
}

// markdown-it hides the paragraphs of a list without empty lines.
function close(previous: TokenNode, node: TokenNode): boolean {
  return previous.token.hidden && (node.token.hidden || node.token.type.endsWith('_list_open'));
}

function linesOf(node: TokenNode, look: Look): string[] {
  const { token, children } = node;
  switch (token.type) {
    case 'heading_open':
      return headingLines(node, look);
    case 'bullet_list_open':
    case 'ordered_list_open':
      return listLines(node, look);
    case 'blockquote_open':
      return inset(blockLines(children, narrower(look, 2)), '│ ', '│ ');
    case 'fence':
    case 'code_block':
      return codeLines(plainText(token.content), look);
    case 'hr':
      return ['─'.repeat(Math.min(look.width, 40))];
    case 'table_open':
      return tableLines(node, look);
    case 'inline':
      return styledLines(inlinePieces(token.children ?? [], []), look);
    default:
      return blockLines(children, look);
  }
}

function headingLines({ token, children }: TokenNode, look: Look): string[] {
  const lines = children.flatMap((child) =>
    styledLines(inlinePieces(child.token.children ?? [], ['bold']), look),
  );
  const rule = { h1: '═', h2: '─' }[token.tag];
  if (rule === undefined) return lines;
  return [
    ...lines,
    rule.repeat(Math.max(1, ...lines.map((line) => textWidth(stripVTControlCharacters(line))))),
  ];
}

function listLines({ token, children }: TokenNode, look: Look): string[] {
  const first = Number(token.attrGet('start') ?? 1);
  const ordered = token.type === 'ordered_list_open';
  return children.flatMap((item, index) => {
    const mark = ordered ? `${first + index}. ` : '• ';
    const lines = inset(
      blockLines(item.children, narrower(look, mark.length)),
      mark,
      ' '.repeat(mark.length),
    );
    const loose = item.children.some((child) => child.token.type === 'paragraph_open' && !child.token.hidden);
    return index === 0 || !loose ? lines : ['', ...lines];
  });
}

function codeLines(code: string, look: Look): string[] {
  const styles: Style[] = ['cyan'];
  const lines = code.replace(/\n$/u, '').replaceAll('\t', '    ').split('\n');
  return lines.map((line) => `    ${paint({ text: line, styles }, look.color)}`.trimEnd());
}

function tableLines(table: TokenNode, look: Look): string[] {
  const rows = table.children.flatMap((part) => part.children.map((row) => row.children.map(cellText)));
  const [heading = []] = rows;
  const align = table.children[0]?.children[0]?.children.map(({ token }) =>
    String(token.attrGet('style')).endsWith('right') ? 'right' : 'left',
  );
  return (
    textColumns(rows, { width: look.width, align: align ?? [] }) ??
    stackedLines(heading, rows.slice(1), look.width)
  );
}

function cellText(cell: TokenNode): string {
  const pieces = cell.children.flatMap((child) => inlinePieces(child.token.children ?? [], []));
  return oneLine(pieces.map((piece) => piece.text).join(''));
}

function narrower(look: Look, by: number): Look {
  return { ...look, width: Math.max(narrowest, look.width - by) };
}

function inset(lines: readonly string[], first: string, rest: string): string[] {
  const all = lines.length === 0 ? [''] : lines;
  return all.map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd());
}
