/** Where the Anthropic API is reached, without version and slash at the end; at Anthropic, where no address is given. */
export function anthropicAddress(given = ''): string {
  return (given.trim() || 'https://api.anthropic.com').replace(/\/+$/, '').replace(/\/v1$/, '');
}
