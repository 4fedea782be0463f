/** Where the Gemini API is reached, with its version and without a slash at the end; at Google, where no address is given. */
export function googleAddress(given = ''): string {
  const address = (given.trim() || 'https://generativelanguage.googleapis.com').replace(/\/+$/, '');
  return /\/v\d+(?:alpha|beta)?$/.test(address) ? address : `${address}/v1beta`;
}
