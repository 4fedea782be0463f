import type { Page } from '../record/document.ts';
import { type DecimalMark, type Figure, decimalMark, readFigures } from './figure.ts';
import { spelledNumbers } from './spelled-number.ts';

/** The figures of a document: by value, then by unit. */
export interface FigureIndex {
  readonly mark: DecimalMark;
  readonly values: ReadonlyMap<number, ReadonlyMap<string, FigurePlaces>>;
}

/** Where one figure stands, and how the document writes it first. */
export interface FigurePlaces {
  readonly text: string;
  readonly pages: readonly number[];
}

/** Reads the figures of a document, those spelled as words too. */
export function indexFigures(pages: readonly Page[]): FigureIndex {
  const mark = decimalMark(pages.map(({ text }) => text).join('\n')) ?? '.';
  const values = new Map<number, Map<string, { text: string; pages: number[] }>>();
  for (const { number, text } of pages) {
    // A number and its unit may stand on two lines.
    const line = text.replaceAll(/\s+/g, ' ');
    for (const figure of [...readFigures(line, mark), ...spelledNumbers(line)]) add(figure, number);
  }
  return { mark, values };

  function add({ value, unit, text }: Figure, page: number): void {
    const byUnit = values.get(value) ?? new Map<string, { text: string; pages: number[] }>();
    values.set(value, byUnit);
    const places = byUnit.get(unit);
    if (places === undefined) byUnit.set(unit, { text, pages: [page] });
    else if (places.pages.at(-1) !== page) places.pages.push(page);
  }
}
