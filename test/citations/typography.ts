import type { Draws } from './draws.ts';
import type { Passage } from './passages.ts';

/** The ways in which a true quotation is set differently from the document and stays the same. */
export const typographies: Readonly<Record<string, (passage: Passage, by: Draws) => string>> = {
  'as written': ({ text }) => text,
  'line breaks and hyphens kept': ({ lines }) => lines.join('\n').replaceAll(/\n(?=\s*\n)/g, ''),
  'hyphens kept at spaces': ({ lines }) => lines.join(' '),
  ligatures: ({ text }) =>
    text.replaceAll('ffi', 'ﬃ').replaceAll('ff', 'ﬀ').replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ'),
  'soft hyphens': ({ text }) => text.replaceAll(/([a-z]{4})([a-z]{3})/g, '$1\u00ad$2'),
  'straight quotes and plain dashes': ({ text }) =>
    text.replaceAll(/[“”]/g, "'").replaceAll(/[‘’]/g, "'").replaceAll('—', ' - ').replaceAll(/[‐‑–]/g, '-'),
  'curly quotes and long dashes': ({ text }) => text.replaceAll("'", '’').replaceAll(/ [-–] /g, '—'),
  'spaces of all kinds': ({ text }, by) =>
    text.replaceAll(' ', () => by.pick([' ', '\u00a0', '\u2009', '  ', '\n'])),
  'lower case': ({ text }) => text.toLowerCase(),
  'upper case': ({ text }) => text.toUpperCase(),
  'accents taken apart': ({ text }) => text.normalize('NFD'),
  'a first letter in brackets': ({ text }) => text.replace(/^(\p{L})(?=\p{L})/u, '[$1]'),
  'emphasis of Markdown': ({ text }) => text.replace(/ (\p{L}+) /u, ' **$1** '),
  'a stop of its own': ({ text }) => `${text.replace(/[.,;:!?]+$/, '')},`,
  'an omission': ({ text }, by) => {
    const words = text.split(' ');
    if (words.length < 14 || words.some((word) => /^(?:not|no|never|without|cannot)\b|n[’']t\b/i.test(word)))
      return text;
    const cut = 5 + by.below(words.length - 12);
    return [...words.slice(0, cut), by.pick(['…', '[…]', '...', '[...]']), ...words.slice(cut + 2)].join(' ');
  },
};
