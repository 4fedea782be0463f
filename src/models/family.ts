/** Models that are trained by one house alike, by the beginning of their names; the longest that fits counts. */
const families: readonly (readonly [name: RegExp, family: string])[] = [
  [/^(gemini|gemma|palm)/, 'gemini'],
  [/^(gpt|chatgpt|o[1-9]\b|davinci)/, 'gpt'],
  [/^claude/, 'claude'],
  [/^(llama|codellama)/, 'llama'],
  [/^(mistral|mixtral|ministral|codestral|magistral)/, 'mistral'],
  [/^(qwen|qwq)/, 'qwen'],
  [/^deepseek/, 'deepseek'],
  [/^phi/, 'phi'],
  [/^grok/, 'grok'],
  [/^command/, 'command'],
];

/**
 * The family of a model (`provider:model`), whoever serves it; null where its name says nothing. Judges
 * are known to favour their own family's answers.
 */
export function familyOf(model: string): string | null {
  // Servers of others put the maker before the name: `lab:meta-llama/Llama-3.1-8B`.
  const name =
    model
      .slice(model.indexOf(':') + 1)
      .toLowerCase()
      .split('/')
      .at(-1) ?? '';
  return families.find(([beginning]) => beginning.test(name))?.[1] ?? null;
}
