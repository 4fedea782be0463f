import { oneLine } from './plain-text.ts';

/**
 * A text as it reads, on one line, within GitHub-flavoured Markdown: also in a table cell, and without mentions, issue
 * numbers, addresses or formulas coming alive. The zero-width space is the only thing that keeps GitHub from linking.
 */
export function markdownText(text: string): string {
  const line = oneLine(text).replace(alive, (start) => `${start}\u200b`);
  const escaped = line
    .replace(/[\\`*_[\]~]/gu, '\\$&')
    .replace(/[<>&|]/gu, entity)
    .replaceAll('\u200b', '&#8203;');
  // One dollar is a sum of money, two are a formula.
  return escaped.split('$').length > 2 ? escaped.replaceAll('$', entity) : escaped;
}

const alive = /@(?=[\w-])|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)|^(?:[-+#=]|\d+(?=[.)]\s))/giu;

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
