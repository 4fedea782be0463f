/** What the machine says: keys and addresses of providers. Keys come from here and nowhere else. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables a key of the Gemini API is looked for in, in this order. */
export const googleKeys = ['GEMINI_API_KEY', 'GOOGLE_API_KEY', 'GOOGLE_GENERATIVE_AI_API_KEY'] as const;

/** The key of the Gemini API; null where none is set. */
export function googleKey(environment: Environment): string | null {
  return (
    googleKeys.map((name) => environment[name]?.trim()).find((key) => key !== undefined && key !== '') ?? null
  );
}

/** Where the Gemini API is reached, with its version and without a slash at the end. */
export function googleAddress(environment: Environment): string {
  const given = environment['GOOGLE_GEMINI_BASE_URL']?.trim() ?? '';
  const address = (given === '' ? 'https://generativelanguage.googleapis.com' : given).replace(/\/+$/, '');
  return /\/v\d+(?:alpha|beta)?$/.test(address) ? address : `${address}/v1beta`;
}
