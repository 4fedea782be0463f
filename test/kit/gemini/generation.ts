import { readAsked, type Asked } from './asked.ts';
import type { FoundModel } from './models.ts';
import type { PrefixCache } from './prefix-cache.ts';
import type { Prompt } from './prompt.ts';
import { cutOutput, thoughtTokens } from './output-length.ts';
import { fingerprint } from '../random.ts';
import type { GenerateContentRequest, GenerationConfig } from './request.ts';
import { byModality, textTokens, total, type ModalityTokenCount } from './tokens.ts';
import { write, type Role, type Writing } from '../written.ts';

export interface ResponsePart {
  readonly text: string;
  readonly thought?: true;
  readonly thoughtSignature?: string;
}

export interface ResponseCandidate {
  readonly content?: { readonly parts?: readonly ResponsePart[]; readonly role: 'model' };
  readonly finishReason?: string;
  readonly continuationToken?: string;
  readonly index: number;
  readonly safetyRatings?: readonly object[];
}

export interface UsageMetadata {
  readonly promptTokenCount: number;
  readonly candidatesTokenCount?: number;
  readonly totalTokenCount: number;
  readonly cachedContentTokenCount?: number;
  readonly promptTokensDetails: readonly ModalityTokenCount[];
  readonly cacheTokensDetails?: readonly ModalityTokenCount[];
  readonly thoughtsTokenCount?: number;
}

export interface GenerateContentResponse {
  readonly candidates?: readonly ResponseCandidate[];
  readonly promptFeedback?: { readonly blockReason: string };
  readonly usageMetadata: UsageMetadata;
  readonly modelVersion: string;
  readonly modelStatus?: { readonly modelStage: string; readonly retirementTime: string };
  readonly responseId: string;
}

export interface Generation {
  readonly response: GenerateContentResponse;
  readonly role: Role;
}

export interface GenerationFacts extends Writing {
  readonly model: FoundModel;
  readonly cache: PrefixCache | null;
  readonly owner: string;
  readonly streamed: boolean;
  /** A test's own words in place of the server's. */
  readonly reply: (asked: Asked) => string | undefined;
}

/** The whole reply to a request that was found in order. */
export async function generate(
  request: GenerateContentRequest,
  prompt: Prompt,
  facts: GenerationFacts,
): Promise<Generation> {
  const { model, owner, cache } = facts;
  const config = request.generationConfig ?? {};
  const first = readAsked(request, { model, documents: prompt.documents });
  const candidates: ResponseCandidate[] = [];
  let role: Role = 'answer';
  let spent = 0;
  const continuationToken = request.continuationToken ?? null;
  const thoughts = continuationToken === null ? thoughtTokens(config, first) : 0;
  const length = { config, model, thoughts, streamed: facts.streamed, continuationToken };
  for (let index = 0; index < (config.candidateCount ?? 1); index += 1) {
    const asked = index === 0 ? first : { ...first, identity: `${first.identity} ${index}` };
    const written = await write(asked, facts);
    role = written.role;
    const { text, ...ended } = cutOutput(facts.reply(asked) ?? written.text, length);
    spent += textTokens(text);
    candidates.push({ ...contentOf(text, asked, { config, thoughts }), ...ended, index });
  }
  const thought = Math.min(thoughts, config.maxOutputTokens ?? thoughts);
  const cached = cache?.meet(`${owner} ${model.servedName}`, prompt.parts) ?? [];
  const promptTokens = total(prompt.parts);
  const usageMetadata: UsageMetadata = {
    promptTokenCount: promptTokens,
    ...(spent === 0 ? {} : { candidatesTokenCount: spent }),
    totalTokenCount: promptTokens + spent + thought,
    ...(cached.length === 0 ? {} : { cachedContentTokenCount: total(cached) }),
    promptTokensDetails: byModality(prompt.parts),
    ...(cached.length === 0 ? {} : { cacheTokensDetails: byModality(cached) }),
    ...(thought === 0 ? {} : { thoughtsTokenCount: thought }),
  };
  const responseId = fingerprint('response', first.identity).slice(0, 22);
  return {
    response: { candidates, usageMetadata, modelVersion: model.servedName, ...statusOf(model), responseId },
    role,
  };
}

/** Pieces of a reply as a stream brings them: the finish reason stands in the last. */
export function inFrames(response: GenerateContentResponse): GenerateContentResponse[] {
  const candidate = response.candidates?.[0];
  const parts = candidate?.content?.parts ?? [];
  if (candidate === undefined || parts.length === 0) return [response];
  const pieces = parts.flatMap((part): ResponsePart[] => {
    const size = Math.max(60, Math.ceil(part.text.length / 12));
    const { text, thoughtSignature, ...rest } = part;
    const count = Math.max(1, Math.ceil(text.length / size));
    return Array.from({ length: count }, (_, index) => ({
      text: text.slice(index * size, (index + 1) * size),
      ...rest,
      ...(thoughtSignature !== undefined && index === count - 1 ? { thoughtSignature } : {}),
    }));
  });
  return pieces.map((piece, index) => {
    const content = { parts: [piece], role: 'model' as const };
    const last = index === pieces.length - 1;
    return {
      ...response,
      candidates: [last ? { ...candidate, content } : { content, index: candidate.index }],
    };
  });
}

/** A model that another will replace says until when it lives. */
function statusOf({ name, servedName, servedAs }: FoundModel): Pick<GenerateContentResponse, 'modelStatus'> {
  if (servedAs === null || servedName !== name) return {};
  return { modelStatus: { modelStage: 'DEPRECATED', retirementTime: `${servedAs.from}T00:00:00Z` } };
}

function contentOf(
  text: string,
  asked: Asked,
  { config, thoughts }: { config: GenerationConfig; thoughts: number },
): Pick<ResponseCandidate, 'content'> {
  // All was spent on thinking: a candidate without a single part.
  if (text === '') return { content: { role: 'model' } };
  const signature = Buffer.from(fingerprint('thought', asked.identity)).toString('base64');
  const part = asked.model.generation > 2 ? { text, thoughtSignature: signature } : { text };
  const shown = config.thinkingConfig?.includeThoughts === true && thoughts > 0;
  const thought = { text: 'I looked up what the document says on this.', thought: true as const };
  return { content: { parts: shown ? [thought, part] : [part], role: 'model' } };
}
