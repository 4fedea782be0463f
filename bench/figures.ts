/** The same number measured in several rounds. */
export type Rounds = readonly number[];

export type Unit = 'seconds' | 'milliseconds' | 'megabytes' | 'kilobytes' | 'times' | 'a second' | 'count';

/** The middle of the rounds; between the two middle ones where their number is even. NaN for none. */
export function median(rounds: Rounds): number {
  const sorted = rounds.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [lower = NaN, upper = NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return (lower + upper) / 2;
}

/** Round by round, one divided by the other: what disturbs a round disturbs both. */
export function ratios(rounds: Rounds, limit: Rounds): Rounds {
  return rounds.map((value, round) => value / (limit[round] ?? NaN));
}

/** Rounds as words: `4.86 s (4.85 to 5.20)`; the median alone where they do not differ in what is shown. */
export function written(rounds: Rounds, unit: Unit): string {
  const show = (value: number): string => value.toFixed(digits(median(rounds), unit));
  const [least, most] = [show(Math.min(...rounds)), show(Math.max(...rounds))];
  const middle = `${show(median(rounds))}${signs[unit]}`;
  return least === most ? middle : `${middle} (${least} to ${most})`;
}

const signs: Record<Unit, string> = {
  seconds: ' s',
  milliseconds: ' ms',
  megabytes: ' MB',
  kilobytes: ' KB',
  times: '',
  'a second': '/s',
  count: '',
};

function digits(value: number, unit: Unit): number {
  if (unit === 'count' || unit === 'a second') return 0;
  if (unit === 'times') return 2;
  return value < 10 ? 2 : value < 100 ? 1 : 0;
}
