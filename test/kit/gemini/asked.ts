import type { ReadDocument } from './documents.ts';
import type { FoundModel } from './models.ts';
import { fingerprint } from './random.ts';
import { textOf, type Content, type GenerateContentRequest, type Schema } from './request.ts';

/** The form that the reply must have. */
export type Format =
  | { readonly kind: 'text' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'json'; readonly schema: Schema | null };

/** A level of a scale, as it was found in a prompt. */
export interface AskedLevel {
  readonly value: number;
  readonly name: string;
}

/** A request as the model behind the server understands it. */
export interface Asked {
  readonly model: FoundModel;
  readonly system: string | null;
  /** All that the first user said, but for documents. */
  readonly opening: string;
  /** The last text of the last user turn. */
  readonly question: string;
  /** What the model wrote last; null in a first turn. */
  readonly written: string | null;
  readonly documents: readonly ReadDocument[];
  readonly format: Format;
  /** The scale that the prompt explains, lowest value first; empty where it explains none. */
  readonly levels: readonly AskedLevel[];
  /** Equal for equal requests, whatever file URI or spelling they use. */
  readonly identity: string;
}

/** Reads a request whose documents were found already, in the order of its parts. */
export function readAsked(
  request: GenerateContentRequest,
  facts: { model: FoundModel; documents: readonly ReadDocument[] },
): Asked {
  const contents = request.contents ?? [];
  const users = contents.filter(({ role }) => role !== 'model');
  const models = contents.filter(({ role }) => role === 'model');
  const opening = textOf(users[0]);
  const texts = (users.at(-1)?.parts ?? []).flatMap(({ text }) => (text === undefined ? [] : [text]));
  return {
    ...facts,
    system: request.systemInstruction === undefined ? null : textOf(request.systemInstruction),
    opening,
    question: texts.at(-1) ?? '',
    written: models.length === 0 ? null : textOf(models.at(-1)),
    format: formatOf(request),
    levels: readLevels(opening),
    identity: identityOf(request, facts),
  };
}

/** Whether a request's first turn explains a scale of levels. */
export function isForJudge({ contents = [] }: GenerateContentRequest): boolean {
  return readLevels(textOf(contents.find(({ role }) => role !== 'model'))).length > 0;
}

/** Lines such as `- 4 (good): …` and `4: (good). …`; at least two of them are a scale. */
function readLevels(text: string): AskedLevel[] {
  const number = String.raw`(-?\d+(?:\.\d+)?)`;
  const line = new RegExp(
    String.raw`^[ \t]*(?:[-*] +)?${number}(?: \(([^()\n]+)\):|: ?\(([^()\n]+)\))`,
    'gm',
  );
  const levels = [...text.matchAll(line)].map((match) => ({
    value: Number(match[1]),
    name: match[2] ?? match[3] ?? '',
  }));
  // The rubric stands before the answer: what an answer says of a level that is already known has no force.
  const first = levels.filter(({ value }, index) => levels.findIndex((one) => one.value === value) === index);
  return first.length < 2 ? [] : first.toSorted((a, b) => a.value - b.value);
}

function formatOf({ generationConfig }: GenerateContentRequest): Format {
  const { responseMimeType, responseSchema, responseJsonSchema } = generationConfig ?? {};
  const schema = (responseJsonSchema as Schema | undefined) ?? responseSchema ?? null;
  if (responseMimeType === 'text/x.enum') return { kind: 'enum', values: (schema?.enum ?? []).map(String) };
  return responseMimeType === 'application/json' ? { kind: 'json', schema } : { kind: 'text' };
}

function identityOf(
  request: GenerateContentRequest,
  { model, documents }: { model: FoundModel; documents: readonly ReadDocument[] },
): string {
  const settings: Record<string, unknown> = { ...request.generationConfig };
  if (model.ignoresSampling) for (const name of ['temperature', 'topP', 'topK']) delete settings[name];
  const said = (content: Content): unknown => [
    content.role === 'model' ? 'model' : 'user',
    (content.parts ?? []).map(
      (part) => part.text ?? (part.functionResponse || part.functionCall) ?? 'document',
    ),
  ];
  return fingerprint(
    JSON.stringify([
      model.name,
      textOf(request.systemInstruction),
      (request.contents ?? []).map(said),
      documents.map((document) => document.hash),
      Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  );
}
