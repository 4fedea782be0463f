/** The same calls as anybody would write them with the AI SDK. Stores nothing. */
import { createGoogle } from '@ai-sdk/google';
import { generateText, jsonSchema, Output, type FilePart, type TextPart } from 'ai';
import { questionText } from '../workspace.ts';
import { eachCase, readWork } from './work.ts';

interface Body {
  readonly contents: readonly {
    readonly parts: readonly {
      readonly text?: string;
      readonly inlineData?: { mimeType: string; data: string };
    }[];
  }[];
  readonly generationConfig: { readonly responseJsonSchema?: object };
}

const { url, recorded, concurrency, cases } = readWork();
const model = createGoogle({ baseURL: `${url}/v1beta`, apiKey: 'benchmark' })('gemini-3.8-flash');
const answer = JSON.parse(recorded.answer) as Body;
const rating = JSON.parse(recorded.rating) as Body;
const output = Output.object({ schema: jsonSchema(rating.generationConfig.responseJsonSchema ?? {}) });

await eachCase({ cases, concurrency }, async (question) => {
  await generateText({ model, seed: 1, messages: messagesOf(answer, question) });
  const rated = await generateText({ model, seed: 1, output, messages: messagesOf(rating, question) });
  if (typeof rated.output !== 'object') throw new Error('the judge gave no rating');
});

function messagesOf(body: Body, question: string): [{ role: 'user'; content: (TextPart | FilePart)[] }] {
  const parts = body.contents.flatMap((content) => content.parts);
  return [{ role: 'user', content: parts.map((part) => partOf(part, question)) }];
}

function partOf(
  { text, inlineData }: Body['contents'][number]['parts'][number],
  question: string,
): TextPart | FilePart {
  if (inlineData !== undefined)
    return { type: 'file', mediaType: inlineData.mimeType, data: inlineData.data };
  return { type: 'text', text: text === questionText(0) ? question : (text ?? '') };
}
