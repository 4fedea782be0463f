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
  return [...text.matchAll(FIGURE)].flatMap(({ 0: found, index, groups }) => {
    const { currency = '', number = '', rest = '' } = groups ?? {};
    const value = valueOf(number, mark);
    if (value === null) return [];
    const { factor, unit, length } = unitOf(rest, currency);
    const end = index + found.length - rest.length + length;
    // 1.1 x 1,000,000 is not 1,100,000 to the last digit.
    const whole = Number((value * factor).toPrecision(12));
    return [{ text: text.slice(index, end), start: index, end, value: whole, unit }];
  });
}

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

/** A number that is no part of a name or a list, with what stands right before and behind it. */
const FIGURE =
  /(?<currency>(?:US)?[$€£¥]\s?|(?<!\p{L})(?:USD|EUR|GBP|CHF)\s)?(?<![\p{L}\p{N}_#.,]|\p{L}[-‐‑–/]|[\p{N}][:/]|^[ \t>]{0,8}|\n[ \t>]{0,8}(?=\d{1,3}[.)]\s))(?<number>(?:(?<!\p{N})[-−])?\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,]\d+)?|(?:(?<!\p{N})[-−])?\d[\d.,’']*)(?<rest>[^\n]{0,24})/gu;

/** Null for what is no number: versions, dates, endless digits. */
function valueOf(number: string, mark: DecimalMark): number | null {
  const sign = /^[-−]/.test(number) ? -1 : 1;
  const digits = number.replace(/^[-−]/, '').replace(/[.,’']+$/, '');
  const thousands = mark === '.' ? ",’'\u00a0\u202f\u2009 " : ".’'\u00a0\u202f\u2009 ";
  const [whole = '', ...decimals] = digits.split(mark);
  if (decimals.length > 1 || !/^\d*$/.test(decimals[0] ?? '')) return null;
  const groups = whole.split(new RegExp(`[${thousands}]`));
  const grouped =
    groups.length === 1 ||
    (groups.slice(1).every((group) => group.length === 3) && /^\d{1,3}$/.test(groups[0] ?? ''));
  if (!grouped || whole.length > 24) return null;
  return sign * Number(`${groups.join('')}.${decimals[0] ?? '0'}`);
}
