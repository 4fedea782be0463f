import type { Schema } from '../schema.ts';

/** A request as it stands after its names and types were checked: camelCase, lists where lists belong. */

export interface Part {
  readonly text?: string;
  readonly thought?: boolean;
  readonly thoughtSignature?: string;
  readonly inlineData?: { readonly mimeType?: string; readonly data?: string };
  readonly fileData?: { readonly mimeType?: string; readonly fileUri?: string };
  readonly functionCall?: object;
  readonly functionResponse?: object;
  readonly executableCode?: object;
  readonly codeExecutionResult?: object;
  readonly toolCall?: object;
  readonly toolResponse?: object;
  readonly mediaResolution?: { readonly level?: string };
}

export interface Content {
  readonly role?: string;
  readonly parts?: readonly Part[];
}

export interface ThinkingConfig {
  readonly includeThoughts?: boolean;
  readonly thinkingBudget?: number;
  readonly thinkingLevel?: string;
}

export interface GenerationConfig {
  readonly temperature?: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly seed?: number;
  readonly candidateCount?: number;
  readonly maxOutputTokens?: number;
  readonly stopSequences?: readonly string[];
  readonly responseMimeType?: string;
  readonly responseSchema?: Schema;
  readonly responseJsonSchema?: unknown;
  readonly responseLogprobs?: boolean;
  readonly logprobs?: number;
  readonly presencePenalty?: number;
  readonly frequencyPenalty?: number;
  readonly thinkingConfig?: ThinkingConfig;
  readonly mediaResolution?: string;
}

export interface GenerateContentRequest {
  readonly model?: string;
  readonly contents?: readonly Content[];
  readonly systemInstruction?: Content;
  readonly generationConfig?: GenerationConfig;
  readonly cachedContent?: string;
  readonly continuationToken?: string;
}

export interface CountTokensRequest {
  readonly contents?: readonly Content[];
  readonly generateContentRequest?: GenerateContentRequest;
}

export interface CreateFileRequest {
  readonly file?: { readonly name?: string; readonly displayName?: string; readonly mimeType?: string };
}

/** The text of a content's parts, without thoughts. */
export function textOf(content: Content | undefined): string {
  return (content?.parts ?? [])
    .filter((part) => part.thought !== true)
    .map((part) => part.text ?? '')
    .join('\n');
}
