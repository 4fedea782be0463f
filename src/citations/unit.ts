/** What stands with a number, and how much of the text behind it that takes. */
export interface Unit {
  /** What the number is to be multiplied with: a million, for `6M`. */
  readonly factor: number;
  readonly unit: string;
  readonly length: number;
}

/** Reads magnitude and unit from the text right behind a number; a currency may stand before it. */
export function unitOf(rest: string, currency: string): Unit {
  const magnitude = (MAGNITUDE.exec(rest) ?? LETTER.exec(rest))?.[0] ?? '';
  const word = magnitude.replaceAll(/[\s.-]/g, '');
  const factor = magnitudes[word] ?? magnitudes[word.toLowerCase()] ?? 1;
  const before = units[currency.trim().replace(/^US/, '')] ?? units[currency.trim().toLowerCase()];
  const found = UNIT.exec(rest.slice(magnitude.length));
  const named = found === null ? undefined : unitNamed(found[1] ?? '');
  const length = magnitude.length + (named === undefined ? 0 : (found?.[0].length ?? 0));
  return { factor, unit: named ?? before ?? '', length };
}

const MAGNITUDE =
  /^[\s-]?(?:thousand|[mb]illion|trillion|tausend|millionen|milliarden?|mio\.|mrd\.|bn|mn)(?!\p{L})/iu;
const LETTER = /^[KkMBT](?![\p{L}\p{N}])/u;

const magnitudes: Readonly<Record<string, number>> = {
  ...each(1e3, 'thousand tausend k K'),
  ...each(1e6, 'million millionen mio mn M'),
  ...each(1e9, 'billion milliarden milliarde mrd bn B'),
  ...each(1e12, 'trillion T'),
};

const UNIT = /^[\s\u00a0-]?(per cent|[%‰$€£¥]|°\s?[CF]|[\p{L}µ]+)(?![\p{L}\p{N}])/u;

/** As written, for `MB` is not `mb`; else in small letters. */
const unitNamed = (word: string): string | undefined => units[word] ?? units[word.toLowerCase()];

const units: Readonly<Record<string, string>> = {
  ...each('%', '% percent prozent pct'),
  'per cent': '%',
  ...each('‰', '‰ promille'),
  ...each('$', '$ usd dollar dollars'),
  ...each('€', '€ eur euro euros'),
  ...each('£', '£ gbp pound pounds'),
  ...each('¥', '¥ yen'),
  ...each('second', 's sec secs second seconds sekunde sekunden'),
  ...each('millisecond', 'ms millisecond milliseconds millisekunden'),
  ...each('minute', 'min minute minutes minuten'),
  ...each('hour', 'h hour hours stunde stunden'),
  ...each('day', 'day days tag tage tagen'),
  ...each('week', 'week weeks woche wochen'),
  ...each('month', 'month months monat monate monaten'),
  ...each('year', 'year years jahr jahre jahren'),
  ...each('metre', 'm metre metres meter meters'),
  ...each('kilometre', 'km kilometre kilometres kilometer kilometers'),
  ...each('centimetre', 'cm centimetre centimetres zentimeter'),
  ...each('millimetre', 'mm millimetre millimetres millimeter'),
  ...each('mile', 'mile miles'),
  ...each('gram', 'g gram grams gramm'),
  ...each('kilogram', 'kg kilogram kilograms kilogramm'),
  ...each('tonne', 't tonne tonnes tonnen'),
  ...each('litre', 'l litre litres liter liters'),
  ...each('kilobyte', 'KB kB'),
  ...each('megabyte', 'MB'),
  ...each('gigabyte', 'GB'),
  ...each('terabyte', 'TB'),
  ...each('degree', '°C °F'),
};

function each<Value>(value: Value, words: string): Record<string, Value> {
  return Object.fromEntries(words.split(' ').map((word) => [word, value]));
}
