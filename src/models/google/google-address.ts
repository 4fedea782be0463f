import type { Environment } from '../environment.ts';

/** Where the Gemini API is reached, with its version and without a slash at the end. */
export function googleAddress(environment: Environment): string {
  const given = environment['GOOGLE_GEMINI_BASE_URL']?.trim() ?? '';
  const address = (given === '' ? 'https://generativelanguage.googleapis.com' : given).replace(/\/+$/, '');
  return /\/v\d+(?:alpha|beta)?$/.test(address) ? address : `${address}/v1beta`;
}
