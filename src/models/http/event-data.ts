import { textLines } from './text-lines.ts';

/**
 * The data of server-sent events, as they come: https://html.spec.whatwg.org/multipage/server-sent-events.html.
 * Names, ids and comments are passed over. An event that nothing ends is handed on too: a server may stop there.
 */
export async function* eventData(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let data: string[] = [];
  for await (const line of textLines(body)) {
    const [, value] = /^data:? ?(.*)$/s.exec(line) ?? [];
    if (value !== undefined) data.push(value);
    if (line !== '' || data.length === 0) continue;
    yield data.join('\n');
    data = [];
  }
  if (data.length > 0) yield data.join('\n');
}
