import { unitOf } from './unit.ts';

/** A number with its unit, in one form: `$6M` and `6 million dollars` are the same figure. */
export interface Figure {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Percent, a currency or a unit of measurement; the empty string where it has none of these. */
  readonly unit: string;
}

/** Which mark parts the decimals of a text's numbers: `1.5` or `1,5`. */
export type DecimalMark = '.' | ',';

/** The figures of a text. Versions (`1.2.3`), names (`GPT-4`, `v5`) and numbers of list items are none. */
export function readFigures(text: string, mark: DecimalMark): Figure[] {
  const items = new Set([...text.matchAll(ITEM)].map(({ 0: item, index }) => index + item.length));
  return [...text.matchAll(FIGURE)].flatMap(({ 0: found, index, groups }) => {
    const number = (groups?.['number'] ?? '').replace(/[.,’']+$/, '');
    const value = valueOf(number, mark);
    const start = index + (groups?.['currency'] ?? '').length;
    const behind = index + found.indexOf(number) + number.length;
    if (value === null || items.has(behind)) return [];
    const { factor, unit, length } = unitOf(
      text.slice(behind, behind + UNIT_LENGTH),
      text.slice(index, start),
    );
    // 1.1 x 1,000,000 is not 1,100,000 to the last digit.
    const whole = Number((value * factor).toPrecision(12));
    return [
      { text: text.slice(index, behind + length), start: index, end: behind + length, value: whole, unit },
    ];
  });
}

/** No magnitude with its unit is longer, in characters. */
const UNIT_LENGTH = 24;

/** The number of a list item, up to its stop. */
const ITEM = /^[ \t>]{0,8}\d{1,3}(?=[.)]\s)/gm;

/** What a text's own numbers say of its decimal mark; null where none of them can only be read in one way. */
export function decimalMark(text: string): DecimalMark | null {
  const points = text.match(
    /(?<![\d.,])\d{1,3}(?:,\d{3})*\.(?:\d{1,2}|\d{4,})(?![\d.,]*\d)|(?<![\d.,])\d{1,3}(?:,\d{3}){2,}/g,
  );
  const commas = text.match(
    /(?<![\d.,])\d{1,3}(?:\.\d{3})*,(?:\d{1,2}|\d{4,})(?![\d.,]*\d)|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}/g,
  );
  const [withPoint, withComma] = [points?.length ?? 0, commas?.length ?? 0];
  if (withPoint === withComma) return null;
  return withPoint > withComma ? '.' : ',';
}

const currency = String.raw`(?<currency>(?:US)?[$€£¥]\s?|(?<!\p{L})(?:USD|EUR|GBP|CHF)\s)?`;
/** No part of a name, of a date or of the number before. */
const apart = String.raw`(?<![\p{L}\p{N}_#.,]|\p{L}[-‐‑–/]|\p{N}[:/])`;
const sign = String.raw`(?:(?<!\p{N})[-−])?`;
const grouped = String.raw`\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,]\d+)?`;
const FIGURE = new RegExp(String.raw`${currency}${apart}(?<number>${sign}(?:${grouped}|\d[\d.,’']*))`, 'gu');

/** Null for what is no number: versions, dates, endless digits. */
function valueOf(number: string, mark: DecimalMark): number | null {
  const factor = /^[-−]/.test(number) ? -1 : 1;
  const digits = number.replace(/^[-−]/, '');
  const thousands = mark === '.' ? ",’'\u00a0\u202f\u2009 " : ".’'\u00a0\u202f\u2009 ";
  const [whole = '', ...decimals] = digits.split(mark);
  if (decimals.length > 1 || !/^\d*$/.test(decimals[0] ?? '')) return null;
  const groups = whole.split(new RegExp(`[${thousands}]`));
  const isGrouped =
    groups.length === 1 ||
    (groups.slice(1).every((group) => group.length === 3) && /^\d{1,3}$/.test(groups[0] ?? ''));
  if (!isGrouped || whole.length > 24) return null;
  return factor * Number(`${groups.join('')}.${decimals[0] ?? '0'}`);
}
