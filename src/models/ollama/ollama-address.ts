const usualPort = '11434';

/**
 * Where Ollama is reached, without a slash at the end. `given` is what its own programs take: a host, a
 * port, both, or an address. The address that a server listens on everywhere is none that it is reached at.
 */
export function ollamaAddress(given = ''): string {
  const text = given.trim().replace(/\/+$/, '');
  const [, scheme = 'http', rest = ''] = /^(?:(https?):\/\/)?(.*)$/i.exec(text) ?? [];
  const [, host = '', port = '', path = ''] = /^(\[[^\]]*\]|[^:/]*)(?::(\d+))?(\/.*)?$/.exec(rest) ?? [];
  const name = ['', '0.0.0.0', '[::]'].includes(host) ? '127.0.0.1' : host;
  const isBare = !/^https?:/i.test(text);
  const chosen = port === '' && isBare ? usualPort : port;
  return `${scheme.toLowerCase()}://${name}${chosen === '' ? '' : `:${chosen}`}${path}`;
}
