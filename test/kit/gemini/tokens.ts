import type { ReadDocument } from './documents.ts';
import type { FoundModel } from './models.ts';

export type Modality = 'TEXT' | 'IMAGE' | 'DOCUMENT';

/** Tokens of one part of a prompt. */
export interface TokenCount {
  readonly modality: Modality;
  readonly tokens: number;
}

export interface ModalityTokenCount {
  readonly modality: Modality;
  readonly tokenCount: number;
}

/** About four characters to a token. */
export function textTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** A page costs a fixed number of tokens, by the model's generation and the resolution asked for. */
export async function documentTokens(
  document: ReadDocument,
  model: FoundModel,
  facts: { resolution: string | null; pageModality: 'IMAGE' | 'DOCUMENT' },
): Promise<TokenCount> {
  const { resolution, pageModality } = facts;
  switch (document.kind) {
    case 'pdf':
      return model.generation === 2
        ? { modality: 'DOCUMENT', tokens: document.pages * 258 }
        : { modality: pageModality, tokens: document.pages * perPage(resolution ?? 'MEDIUM') };
    case 'image':
      return { modality: 'IMAGE', tokens: model.generation === 2 ? 258 : perPage(resolution ?? 'HIGH') };
    default:
      return { modality: 'TEXT', tokens: textTokens((await document.text()).join('\n')) };
  }
}

/** Sums by modality, in the order of first appearance. */
export function byModality(counts: readonly TokenCount[]): ModalityTokenCount[] {
  const sums = new Map<Modality, number>();
  for (const { modality, tokens } of counts) sums.set(modality, (sums.get(modality) ?? 0) + tokens);
  return [...sums]
    .filter(([, tokenCount]) => tokenCount > 0)
    .map(([modality, tokenCount]) => ({ modality, tokenCount }));
}

export function total(counts: readonly TokenCount[]): number {
  return counts.reduce((sum, { tokens }) => sum + tokens, 0);
}

function perPage(resolution: string): number {
  if (resolution.endsWith('LOW')) return 280;
  return resolution.endsWith('HIGH') ? 1120 : 560;
}
