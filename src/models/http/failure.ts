import { ModelError } from '../model.ts';

/** Too long a silence. The call may have been made and paid: it is not repeated often. */
export function timedOut(message: string): ModelError {
  return new ModelError('timed-out', message, { reach: 'retry', mostRetries: 2, mayBePaid: true });
}

/** Nobody was reached, so nothing was paid. */
export function noConnection(message: string, cause?: unknown): ModelError {
  return new ModelError('offline', message, { reach: 'retry', mostRetries: 2, cause });
}

/** A line that broke can be tried again; who cannot be reached, or cannot be trusted, is said as such. */
export function asFailure(error: unknown, { host }: URL): Error {
  if (error instanceof ModelError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = code === '' && error instanceof Error ? error.message : code;
  if (isOffline(error, code))
    return noConnection(`nobody answers at ${host} (${code}): check the network and the address`, error);
  if (/^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)|^EPROTO$/.test(code)) {
    return new ModelError('not-trusted', `${host} has no certificate that is trusted here (${code})`, {
      reach: 'provider',
      cause: error,
    });
  }
  return new ModelError('connection', `the connection broke at ${host} (${said})`, {
    reach: 'retry',
    mayBePaid: true,
    cause: error,
  });
}

/** An address can be many, tried one after the other: then the error holds one for each. */
function isOffline(error: unknown, code: string): boolean {
  const call = error instanceof Error && 'syscall' in error ? error.syscall : null;
  return (
    call === 'connect' ||
    call === 'getaddrinfo' ||
    ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH'].includes(code)
  );
}
