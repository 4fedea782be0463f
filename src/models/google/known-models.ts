import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const price = z.strictObject({
  from: day.optional(),
  until: day.optional(),
  /** Input tokens of a call from which on this price holds. */
  above: z.number().optional(),
  input: z.number(),
  output: z.number(),
  cached: z.number().optional(),
});

/** Prices in the house's words: put so once, where the table is read, and not for every call that is counted. */
const namedPrice = price.transform(({ cached, ...named }) => ({
  ...named,
  ...(cached === undefined ? {} : { cachedInput: cached }),
}));

const model = z.strictObject({
  id: z.string(),
  sampling: z.boolean().default(true),
  pageTokens: z.number(),
  servedAs: z.strictObject({ model: z.string(), from: day.optional() }).optional(),
  retired: z.strictObject({ since: day, replacement: z.string() }).optional(),
  prices: z.array(namedPrice).default([]),
});

export type KnownModel = z.infer<typeof model>;

let table: ReadonlyMap<string, KnownModel> | null = null;

/** What is known of a Gemini model; null of one that the table does not hold. The table is read once, when first asked. */
export function knownModel(id: string): KnownModel | null {
  table ??= readTable();
  return table.get(id) ?? null;
}

function readTable(): ReadonlyMap<string, KnownModel> {
  const text = readFileSync(new URL('./models.yaml', import.meta.url), 'utf8');
  const models = z.array(model).parse(parse(text));
  return new Map(models.map((known) => [known.id, known]));
}
