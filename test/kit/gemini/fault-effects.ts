import {
  bareQuota,
  deadline,
  denied,
  internal,
  invalidArgument,
  overloaded,
  quotaExceeded,
  unauthenticated,
  wrongRegion,
  type GeminiError,
} from './errors.ts';
import type { Fault } from './fault.ts';
import type { GenerateContentResponse } from './generation.ts';

/** The error that is answered in place of serving the request; null where the fault is of another kind. */
export function errorOf({ kind, retrySeconds = 34.4 }: Fault, model: string | null): GeminiError | null {
  const quota = { model: model ?? 'gemini-3.8-flash', metric: 'generate_content_paid_tier_requests' };
  switch (kind) {
    case '429-retry':
      return quotaExceeded({
        ...quota,
        quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-PaidTier',
        limit: 1000,
        retrySeconds,
      });
    case '429-daily':
      // The delay is short, and waiting it out is of no use.
      return quotaExceeded({
        ...quota,
        quotaId: 'GenerateRequestsPerDayPerProjectPerModel-PaidTier',
        limit: 10_000,
        retrySeconds: 45.837906927,
      });
    case '429-bare':
      return bareQuota();
    case '500':
      return internal();
    case '503':
      return overloaded();
    case '504':
      return deadline();
    case 'bad-request':
      return invalidArgument('Request contains an invalid argument.');
    case '401':
      return unauthenticated();
    case 'region':
      return wrongRegion();
    case 'denied':
      return denied();
    default:
      return null;
  }
}

/** What a gateway between client and API answers in its place. */
export interface Page {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A page, where the fault is that of a gateway; null where it is none. */
export function pageOf({ kind, retrySeconds = 34.4 }: Fault): Page | null {
  switch (kind) {
    case '502-html':
      return { status: 502, text: badGateway };
    case '200-html':
      return { status: 200, text: signIn };
    case '429-header':
      return { status: 429, headers: { 'retry-after': String(retrySeconds) }, text: tooMany };
    default:
      return null;
  }
}

const badGateway = `<!DOCTYPE html>
<html lang=en><title>Error 502 (Server Error)!!1</title>
<p><b>502.</b> The server encountered a temporary error and could not complete your request.
<p>Please try again in 30 seconds.</html>
`;

/** What the network of a hotel answers to everything. */
const signIn = `<!DOCTYPE html>
<html lang=en><title>Welcome</title>
<p>Please sign in to use this network.</html>
`;

const tooMany = '<!DOCTYPE html>\n<html lang=en><title>Too Many Requests</title></html>\n';

/** A reply that was finished, with what the fault makes of it. */
export function reshape(response: GenerateContentResponse, { kind }: Fault): GenerateContentResponse {
  const { candidates: _, ...bare } = response;
  const { promptTokenCount, promptTokensDetails } = response.usageMetadata;
  const unwritten = { promptTokenCount, totalTokenCount: promptTokenCount, promptTokensDetails };
  const stopped = (finishReason: string): GenerateContentResponse => ({
    ...response,
    candidates: [{ content: { role: 'model' }, finishReason, index: 0, ...ratings(finishReason) }],
    usageMetadata: unwritten,
  });
  switch (kind) {
    case 'empty-candidates':
      return { ...bare, candidates: [] };
    case 'no-candidates':
      return { ...bare, usageMetadata: unwritten };
    case 'blocked-prompt':
      return { ...bare, promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata: unwritten };
    case 'safety':
      return stopped('SAFETY');
    case 'recitation':
      return stopped('RECITATION');
    case 'max-tokens':
      return withText(response, (text) => text.slice(0, text.length / 2), 'MAX_TOKENS');
    case 'empty-text':
      return withText(response, () => '', 'STOP');
    case 'huge-text':
      return withText(response, (text) => `${text} ${'And so it goes on. '.repeat(160_000)}`, 'STOP');
    default:
      return response;
  }
}

function withText(
  response: GenerateContentResponse,
  change: (text: string) => string,
  finishReason: string,
): GenerateContentResponse {
  const candidates = (response.candidates ?? []).map((candidate) => {
    const parts = (candidate.content?.parts ?? []).map((part) => ({ ...part, text: change(part.text) }));
    return { ...candidate, content: { parts, role: 'model' as const }, finishReason };
  });
  return { ...response, candidates };
}

function ratings(finishReason: string): { safetyRatings?: object[] } {
  if (finishReason !== 'SAFETY') return {};
  const category = 'HARM_CATEGORY_DANGEROUS_CONTENT';
  return { safetyRatings: [{ category, probability: 'HIGH', blocked: true }] };
}
