import { hash } from 'node:crypto';
import { readPdfPages } from '../../../src/documents/pdf.ts';
import type { AskedDocument } from '../asked.ts';
import { tokensOf } from '../chat/prompt-length.ts';
import { invalid } from './errors.ts';
import type { Block, MessagesRequest } from './request.ts';

/** A page is read as text and as a picture. */
const tokensOfPage = 1600;

/** A prompt as the model gets it: its documents read, its tokens counted. */
export interface Prompt {
  readonly documents: readonly AskedDocument[];
  /** The hashes of the documents, which tell two prompts apart. */
  readonly hashes: readonly string[];
  readonly tokens: number;
}

/** Reads what was attached. `blind`: nothing is, whatever was sent. */
export async function readPrompt({ system, messages }: MessagesRequest, blind: boolean): Promise<Prompt> {
  const blocks = messages.flatMap(({ content }) => content);
  const texts = [system ?? '', ...blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []))];
  const attached = blind ? [] : blocks.flatMap((block) => (block.type === 'document' ? [block.source] : []));
  const read = await Promise.all(attached.map(readSource));
  return {
    documents: read.map(({ document }) => document),
    hashes: attached.map(({ data }) => hash('sha1', data)),
    tokens: [...texts.map(tokensOf), ...read.map(({ tokens }) => tokens)].reduce(
      (sum, count) => sum + count,
      0,
    ),
  };
}

type Source = Extract<Block, { type: 'document' }>['source'];

async function readSource({ type, data }: Source): Promise<{ document: AskedDocument; tokens: number }> {
  if (type === 'text')
    return { document: { kind: 'text', pages: 1, text: async () => [data] }, tokens: tokensOf(data) };
  const bytes = Buffer.from(data, 'base64');
  const original = { source: 'document.pdf', name: 'document.pdf', contentType: 'application/pdf', bytes };
  try {
    const pages = (await readPdfPages(original)).map((page) => page.text);
    return {
      document: { kind: 'pdf', pages: pages.length, text: async () => pages },
      tokens: pages.length * tokensOfPage,
    };
  } catch {
    throw invalid('The PDF specified was not valid.');
  }
}
