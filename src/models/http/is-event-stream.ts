/** Whether a reply comes as events: a server that was asked for them may still answer in one piece. */
export function isEventStream({ headers }: Response): boolean {
  return headers.get('content-type')?.includes('event-stream') === true;
}
