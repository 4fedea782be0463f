import { readLevels, type Asked as AnyAsked, type Format } from '../asked.ts';
import type { ReadDocument } from './documents.ts';
import type { FoundModel } from './models.ts';
import { fingerprint } from '../random.ts';
import type { Schema } from '../schema.ts';
import { textOf, type Content, type GenerateContentRequest } from './request.ts';

/** A request as the model behind this server understands it. */
export interface Asked extends AnyAsked {
  readonly model: FoundModel;
  readonly documents: readonly ReadDocument[];
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
