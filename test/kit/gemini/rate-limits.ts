import type { Clock } from './clock.ts';
import { quotaExceeded } from './errors.ts';

/** Per key and model, in windows of a minute that begin with the first request. */
export interface RateLimitOptions {
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
}

export interface RateLimits {
  /** Counts a request, or refuses it with a 429 that says when the window ends. */
  admit(owner: string, model: string, tokens: number): void;
}

const minute = 60_000;

export function rateLimits(options: RateLimitOptions, clock: Clock): RateLimits {
  const { requestsPerMinute = Infinity, tokensPerMinute = Infinity } = options;
  const windows = new Map<string, { began: number; requests: number; tokens: number }>();
  return {
    admit(owner, model, tokens) {
      const now = clock.now();
      const key = `${owner} ${model}`;
      const old = windows.get(key);
      const window =
        old !== undefined && now < old.began + minute ? old : { began: now, requests: 0, tokens: 0 };
      windows.set(key, window);
      const retrySeconds = (window.began + minute - now) / 1000;
      if (window.requests + 1 > requestsPerMinute)
        throw quotaExceeded({
          model,
          quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-PaidTier',
          metric: 'generate_content_paid_tier_requests',
          limit: requestsPerMinute,
          retrySeconds,
        });
      if (window.tokens + tokens > tokensPerMinute)
        throw quotaExceeded({
          model,
          quotaId: 'GenerateContentPaidTierInputTokensPerModelPerMinute',
          metric: 'generate_content_paid_tier_input_token_count',
          limit: tokensPerMinute,
          retrySeconds,
        });
      window.requests += 1;
      window.tokens += tokens;
    },
  };
}
