import type { DocumentShelf, ReadDocument } from './documents.ts';
import { invalidArgument } from './errors.ts';
import type { FileStore } from './files.ts';
import type { FoundModel } from './models.ts';
import type { PromptPart } from './prefix-cache.ts';
import type { Content, GenerateContentRequest, Part } from './request.ts';
import { documentTokens, textTokens } from './tokens.ts';

/** A prompt as the model gets it: its documents found, its tokens counted. */
export interface Prompt {
  readonly documents: readonly ReadDocument[];
  /** System instruction first, then the parts of all turns. */
  readonly parts: readonly PromptPart[];
}

export interface PromptFacts {
  readonly model: FoundModel;
  readonly owner: string;
  readonly files: FileStore;
  readonly shelf: DocumentShelf;
  /** How pages are reported on models that read them as pictures. */
  readonly pageModality: 'IMAGE' | 'DOCUMENT';
  /** The model never sees what was attached. */
  readonly blind: boolean;
}

/** What a model can read at once. */
const contextWindow = 1_048_576;

export async function readPrompt(request: GenerateContentRequest, facts: PromptFacts): Promise<Prompt> {
  const { contents = [], systemInstruction, generationConfig } = request;
  const resolution = generationConfig?.mediaResolution ?? null;
  const documents: ReadDocument[] = [];
  const parts: PromptPart[] = [];
  for (const content of [systemInstruction ?? {}, ...contents])
    for (const part of partsOf(content)) {
      const document = await documentOf(part, facts);
      if (document === null) parts.push(textPart(part));
      else if (!facts.blind) {
        const { model, pageModality } = facts;
        const asked = part.mediaResolution?.level ?? resolution;
        const count = await documentTokens(document, model, { resolution: asked, pageModality });
        parts.push({ ...count, content: `${asked} ${document.hash}` });
        documents.push(document);
      }
    }
  const tokens = parts.reduce((sum, part) => sum + part.tokens, 0);
  if (tokens > contextWindow)
    throw invalidArgument(
      `The input token count (${tokens}) exceeds the maximum number of tokens allowed (${contextWindow}).`,
    );
  return { documents, parts };
}

async function documentOf(part: Part, facts: PromptFacts): Promise<ReadDocument | null> {
  const { inlineData, fileData } = part;
  if (inlineData !== undefined)
    return facts.shelf.readInline(inlineData.data ?? '', inlineData.mimeType ?? '');
  if (fileData === undefined) return null;
  const id = fileIdIn(fileData.fileUri ?? '');
  if (id === null) throw invalidArgument('Cannot fetch content from the provided URL.');
  const file = facts.files.use(id, facts.owner);
  return facts.shelf.read(file.bytes, file.mimeType);
}

/** The id in a file's address, on whatever host; null for other addresses, from which nothing is fetched. */
function fileIdIn(uri: string): string | null {
  return /^https?:\/\/[^/]+\/v1(?:beta)?\/files\/([^/?]+)$/.exec(uri)?.[1] ?? null;
}

/** The ids of the files that a request names. */
export function filesNamed(request: GenerateContentRequest): string[] {
  return (request.contents ?? []).flatMap(partsOf).flatMap(({ fileData }) => {
    const id = fileIdIn(fileData?.fileUri ?? '');
    return id === null ? [] : [id];
  });
}

function textPart(part: Part): PromptPart {
  const { text = JSON.stringify(part.functionCall ?? part.functionResponse ?? {}) } = part;
  return { modality: 'TEXT', tokens: textTokens(text), content: text };
}

function partsOf(content: Content): readonly Part[] {
  return content.parts ?? [];
}
