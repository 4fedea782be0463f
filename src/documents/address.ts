import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** One address of a host, as a connection is made to it. */
export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Finds every address of a host name. Rejects where there is none. */
export type Resolve = (host: string) => Promise<readonly HostAddress[]>;

/** The addresses of a URL's host: the host itself where it is one, else those that are resolved. */
export async function addressesOf(url: URL, resolve: Resolve = resolveHost): Promise<readonly HostAddress[]> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  return family === 4 || family === 6 ? [{ address: host, family }] : resolve(host);
}

/**
 * True for addresses of the public internet only. An address that carries an IPv4 address for a
 * translator (IPv4-mapped, or NAT64 under 64:ff9b::/96, RFC 6052) is as public as the one it carries;
 * every other tunnel and special block (6to4, Teredo, IANA registries) is not.
 */
export function isPublicAddress(address: string): boolean {
  // A zone (`fe80::1%eth0`) only makes sense on the local link.
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast';
  if (parsed.match(nat64)) return isPublicAddress(parsed.toByteArray().slice(-4).join('.'));
  // Outside 2000::/3 nothing is handed out; ipaddr.js calls `::127.0.0.1` unicast, too.
  return parsed.range() === 'unicast' && parsed.match(globalUnicast);
}

const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

async function resolveHost(host: string): Promise<readonly HostAddress[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}
