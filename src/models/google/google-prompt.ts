import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Message,
  LanguageModelV4Prompt,
} from '@ai-sdk/provider';
import type { CallRequest, Message, Part } from '../../record/call.ts';
import { ordered } from './ordered-schema.ts';

/** How a document is attached: by the address of its upload, or within the request. */
export type Attachment =
  | { readonly uri: string; readonly mediaType: string }
  | { readonly bytes: Uint8Array; readonly mediaType: string };

/** A request in the terms of the client library. `attach` says how each document goes along. */
export function promptOf(request: CallRequest, attach: (hash: string) => Attachment): LanguageModelV4Prompt {
  const messages = request.messages.map((message) => toMessage(message, attach));
  return request.system === null ? messages : [{ role: 'system', content: request.system }, ...messages];
}

/** Settings, seed and the shape of the reply. An enum goes another way: see `enumSchema`. */
export function optionsOf({
  settings,
  schema,
  seed,
}: CallRequest): Omit<LanguageModelV4CallOptions, 'prompt'> {
  const { temperature, topP, topK, maxOutputTokens, thinkingLevel, thinkingBudget } = settings;
  const thinking = {
    ...(thinkingLevel === undefined ? {} : { thinkingLevel }),
    ...(thinkingBudget === undefined ? {} : { thinkingBudget }),
  };
  return {
    seed,
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(topK === undefined ? {} : { topK }),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(Object.keys(thinking).length === 0
      ? {}
      : { providerOptions: { google: { thinkingConfig: thinking } } }),
    ...(schema?.kind === 'json' ? { responseFormat: { type: 'json', schema: ordered(schema.schema) } } : {}),
  };
}

function toMessage({ role, parts }: Message, attach: (hash: string) => Attachment): LanguageModelV4Message {
  return role === 'model'
    ? { role: 'assistant', content: parts.map(toText) }
    : {
        role: 'user',
        content: parts.map((part) => (part.kind === 'document' ? toFile(attach(part.hash)) : toText(part))),
      };
}

function toText(part: Part): {
  type: 'text';
  text: string;
  providerOptions?: { google: { thoughtSignature: string } };
} {
  if (part.kind !== 'text') throw new TypeError('a model says text only');
  const { text, signature } = part;
  // What the model thought goes back with what it said: without it the next turn thinks anew.
  return {
    type: 'text',
    text,
    ...(signature === undefined ? {} : { providerOptions: { google: { thoughtSignature: signature } } }),
  };
}

function toFile(attachment: Attachment) {
  const { mediaType } = attachment;
  const data =
    'uri' in attachment
      ? ({ type: 'reference', reference: { google: attachment.uri } } as const)
      : ({ type: 'data', data: attachment.bytes } as const);
  return { type: 'file' as const, mediaType, data };
}
