import type { Token } from 'markdown-it';

/** A Markdown block with the blocks in it; `token` is the one that opens it. */
export interface TokenNode {
  readonly token: Token;
  readonly children: readonly TokenNode[];
}

/** The flat list of opening and closing tokens as a tree. */
export function tokenTree(tokens: readonly Token[]): readonly TokenNode[] {
  const root: TokenNode[] = [];
  const open: TokenNode[][] = [root];
  for (const token of tokens) {
    if (token.nesting === -1) {
      open.pop();
      continue;
    }
    const children: TokenNode[] = [];
    open.at(-1)?.push({ token, children });
    if (token.nesting === 1) open.push(children);
  }
  return root;
}
