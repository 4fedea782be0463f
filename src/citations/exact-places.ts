import type { Fragment } from './fragment.ts';
import { type Gap, endsWord, gapsAgree } from './gap.ts';
import type { Letters } from './letters.ts';
import { isUnspaced } from './script.ts';

/** A stretch of a stream, by its letters; `to` is exclusive. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where the words of a fragment stand one by one, whatever the typography. At most a thousand places. */
export function exactPlaces({ letters: quoted }: Fragment, letters: Letters): Place[] {
  const places: Place[] = [];
  if (quoted.text === '') return places;
  let from = letters.text.indexOf(quoted.text);
  while (from >= 0 && places.length < 1000) {
    const to = from + quoted.text.length;
    if (isWhole(letters, { from, to }) && hasSameGaps(letters, quoted, from)) places.push({ from, to });
    from = letters.text.indexOf(quoted.text, from + 1);
  }
  return places;
}

/** Not a part of words: `successful` is not what `unsuccessful` says. */
function isWhole({ text, gaps }: Letters, { from, to }: Place): boolean {
  const isEdge = (at: number): boolean =>
    endsWord(gaps[at] ?? 'space') || (isUnspaced(text[at - 1] ?? '') && isUnspaced(text[at] ?? ''));
  return isEdge(from) && isEdge(to);
}

function hasSameGaps(letters: Letters, quoted: Letters, from: number): boolean {
  for (let at = 1; at < quoted.text.length; at++) {
    const inDocument: Gap = letters.gaps[from + at] ?? 'none';
    const inQuotation: Gap = quoted.gaps[at] ?? 'none';
    if (inDocument === inQuotation) continue;
    const around = { before: quoted.text[at - 1] ?? '', after: quoted.text[at] ?? '' };
    if (!gapsAgree(inDocument, inQuotation, around)) return false;
  }
  return true;
}
