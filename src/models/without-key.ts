import type { Reply } from '../record/call.ts';
import { ModelError, type AskContext } from './model.ts';
import { redact, redactPieces } from './redact.ts';

/** A provider may echo the key, in an error or in a reply: neither gets further with it. */
export async function withoutKey(
  key: string,
  context: AskContext,
  ask: (context: AskContext) => Promise<Reply>,
): Promise<Reply> {
  const pieces = context.onText === undefined ? null : redactPieces(key, context.onText);
  try {
    const reply = await ask(pieces === null ? context : { ...context, onText: pieces.onText });
    pieces?.end();
    return redactReply(reply, key);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const { message, lastResort } = error;
    throw error.with({
      message: redact(message, [key]),
      ...(lastResort === null ? {} : { lastResort: redactReply(lastResort, key) }),
      // It may hold the request.
      cause: undefined,
    });
  }
}

function redactReply(reply: Reply, key: string): Reply {
  const { servedModel, signature } = reply;
  return {
    ...reply,
    text: redact(reply.text, [key]),
    servedModel: servedModel === null ? null : redact(servedModel, [key]),
    ...(signature === undefined ? {} : { signature: redact(signature, [key]) }),
  };
}
