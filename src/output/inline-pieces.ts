import type { Token } from 'markdown-it';
import { plainText } from './plain-text.ts';
import type { Style, StyledText } from './styled-lines.ts';

/** The pieces of a paragraph, from the tokens inside it: links followed by their address, images by their description. */
export function inlinePieces(tokens: readonly Token[], base: readonly Style[]): StyledText[] {
  const pieces: StyledText[] = [];
  const styles: Style[] = [...base];
  const links: { href: string; from: number }[] = [];
  const add = (text: string, extra: readonly Style[] = []): void => {
    pieces.push({ text, styles: [...styles, ...extra] });
  };
  for (const token of tokens) {
    const style = styleOf[token.type];
    // Text can hold what was an entity in the source, so it is made plain here and not only before parsing.
    if (style !== undefined) styles.push(style);
    else if (styleOf[token.type.replace('_close', '_open')] !== undefined) styles.pop();
    else if (token.type === 'softbreak') add(' ');
    else if (token.type === 'hardbreak') add('\n');
    else if (token.type === 'code_inline') add(`\`${plainText(token.content)}\``, ['cyan']);
    else if (token.type === 'image') add(`[image: ${plainText(token.content)}]`);
    else if (token.type === 'link_open') links.push({ href: addressOf(token), from: pieces.length });
    else if (token.type === 'link_close') {
      const link = links.pop();
      const text = pieces
        .slice(link?.from)
        .map((piece) => piece.text)
        .join('');
      if (link !== undefined && link.href !== text && link.href !== `mailto:${text}`)
        add(` (${link.href})`, ['dim']);
    } else add(plainText(token.content));
  }
  return pieces;
}

const styleOf: Readonly<Record<string, Style>> = {
  strong_open: 'bold',
  em_open: 'italic',
  s_open: 'strikethrough',
};

function addressOf(token: Token): string {
  return plainText(String(token.attrGet('href') ?? ''));
}
