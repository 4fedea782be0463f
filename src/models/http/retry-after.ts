/**
 * How long a server asks to wait by its headers, in whole milliseconds; null where it does not. A delay
 * of nothing is none: whoever comes back at once makes matters worse. `now`: milliseconds since 1970,
 * for a delay that is given as a date.
 */
export function retryAfterOf(headers: Headers, now: number): number | null {
  const after = headers.get('retry-after');
  const delays = [
    toNumber(headers.get('retry-after-ms')),
    toNumber(after) * 1000,
    Date.parse(after ?? '') - now,
  ];
  const delay = delays.find((one) => one > 0);
  return delay === undefined ? null : Math.ceil(delay);
}

function toNumber(text: string | null): number {
  return /^\s*\d+(?:\.\d+)?\s*$/.test(text ?? '') ? Number(text) : Number.NaN;
}
