import { ModelError } from '../model.ts';

/** Whether a server may have refused a request for the shape that its reply was to have: not all say so by a code. */
export function mayRefuseShape(error: unknown): boolean {
  if (!(error instanceof ModelError)) return false;
  if (error.code === 'http-422' || error.code === 'http-501') return true;
  return (
    error.code === 'bad-request' &&
    /response_?format|output_?(?:config|format)|json_?schema|structured|guided|grammar|\bstrict\b/i.test(
      error.message,
    )
  );
}
