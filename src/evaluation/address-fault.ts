/** What is wrong with the address of an endpoint, without repeating it: a key may stand in it. Null where nothing is. */
export function addressFault(text: string): string | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    return 'not an address; it begins with http:// or https://';
  if (url.username !== '' || url.password !== '')
    return 'an address holds no name and no password; name the variable that holds the key in apiKeyEnv';
  if (url.search !== '' || url.hash !== '') return 'an address ends before "?" and "#"; leave them out';
  return null;
}
