import type { CallRequest, PartName } from '../../record/call.ts';
import { ModelError } from '../model.ts';

/** The texts of a request's parts of one name, in order, from what the user's side said. */
export function partsNamed(request: CallRequest, name: PartName): string[] {
  return request.messages
    .filter((message) => message.role === 'user')
    .flatMap((message) => message.parts)
    .flatMap((part) => (part.kind === 'text' && part.name === name ? [part.text] : []));
}

/** The one part of that name. Throws a ModelError `bad-request` where there is none, or where there are several. */
export function onlyPart(request: CallRequest, name: PartName): string {
  const [text, ...others] = partsNamed(request, name);
  if (text === undefined || others.length > 0) {
    const found = text === undefined ? 'none' : String(others.length + 1);
    throw badRequest(request, `needs exactly one part named "${name}"; the request has ${found}`);
  }
  return text;
}

/** The two parts of that name, in order. Throws a ModelError `bad-request` where there are not two. */
export function twoParts(request: CallRequest, name: PartName): [string, string] {
  const [first, second, ...others] = partsNamed(request, name);
  if (first !== undefined && second !== undefined && others.length === 0) return [first, second];
  throw badRequest(request, `needs exactly two parts named "${name}"`);
}

/** The hash of the request's document, null without one. Throws where there are several. */
export function documentHash(request: CallRequest): string | null {
  const parts = request.messages.flatMap((message) => message.parts);
  const hashes = new Set(parts.flatMap((part) => (part.kind === 'document' ? [part.hash] : [])));
  if (hashes.size > 1) throw badRequest(request, `reads one document; the request has ${hashes.size}`);
  return [...hashes][0] ?? null;
}

/** All text of a request, for counting. */
export function requestCharacters(request: CallRequest): number {
  const parts = request.messages.flatMap((message) => message.parts);
  const texts = parts.map((part) => (part.kind === 'text' ? part.text.length : 0));
  return texts.reduce((sum, length) => sum + length, request.system?.length ?? 0);
}

export function badRequest(request: CallRequest, problem: string): ModelError {
  return new ModelError('bad-request', `${request.provider}:${request.model} ${problem}.`, {
    reach: 'task',
  });
}
