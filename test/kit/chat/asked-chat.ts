import { readLevels, type Asked, type Format } from '../asked.ts';
import { fingerprint } from '../random.ts';
import type { Schema } from '../schema.ts';
import { unmark } from './marked-text.ts';

/** A message, as every chat protocol has it. */
export interface ChatMessage {
  readonly role: string;
  readonly content: string;
}

export interface ChatFacts {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** The shape that the protocol asks for; null where it asks for none. */
  readonly schema: Schema | null;
  /** All else that makes two requests different: settings and seed. */
  readonly settings: object;
}

/** A chat as the model behind the server understands it. */
export function readChat({ model, messages, schema, settings }: ChatFacts): Asked {
  const users = messages.filter(({ role }) => role === 'user').map(({ content }) => unmark(content));
  const [first] = users;
  const last = users.at(-1)?.rest ?? '';
  const opening = first?.rest ?? '';
  return {
    model: { name: model },
    system: messages.find(({ role }) => role === 'system' || role === 'developer')?.content ?? null,
    opening,
    question: last.replace(wordedShape, ''),
    written: messages.findLast(({ role }) => role === 'assistant')?.content ?? null,
    documents: users.flatMap(({ documents }) => documents),
    format: schema === null ? formatInWords(last) : formatOf(schema),
    levels: readLevels(opening),
    identity: fingerprint(JSON.stringify([model, messages, schema, settings])),
  };
}

/** How Assay words a shape for a server that cannot be held to one. */
const wordedShape =
  /\n\nReply with (?:exactly one of these|one JSON value that fits this JSON Schema).*?:\n(.*)$/s;

/** A model that does as it is told. */
function formatInWords(text: string): Format {
  const [whole, words] = wordedShape.exec(text) ?? [];
  if (whole === undefined || words === undefined) return { kind: 'text' };
  return whole.includes('JSON Schema')
    ? formatOf(JSON.parse(words) as Schema)
    : { kind: 'enum', values: words.split('\n') };
}

function formatOf(schema: Schema): Format {
  return { kind: 'json', schema };
}
