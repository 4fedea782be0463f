import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressesOf, isPublicAddress } from './address.ts';

const publicAddresses = ['8.8.8.8', '93.184.216.34', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'];

const otherAddresses = [
  ['0.0.0.0', 'this host'],
  ['10.0.0.5', 'private'],
  ['172.16.3.4', 'private'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'carrier'],
  ['127.0.0.1', 'loopback'],
  ['169.254.169.254', 'metadata of a cloud machine'],
  ['192.0.2.1', 'documentation'],
  ['198.18.0.1', 'benchmarks'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['::127.0.0.1', 'IPv4-compatible'],
  ['::808:808', 'IPv4-compatible, withdrawn'],
  ['::ffff:127.0.0.1', 'IPv4-mapped'],
  ['::ffff:a9fe:a9fe', 'IPv4-mapped metadata'],
  ['64:ff9b::a00:5', 'NAT64 to 10.0.0.5'],
  ['64:ff9b:1::a00:5', 'local NAT64'],
  ['2002:7f00:1::', '6to4'],
  ['2001::1', 'Teredo'],
  ['2001:db8::1', 'documentation'],
  ['fc00::1', 'unique local'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'link-local with its zone'],
  ['2606:4700::1111%eth0', 'a zone where none belongs'],
  ['fec0::1', 'site-local, withdrawn'],
  ['ff02::1', 'multicast'],
  ['4000::1', 'not handed out'],
  ['no address', 'no address'],
] as const;

test('addresses of the public internet are public', () => {
  for (const address of publicAddresses) assert.equal(isPublicAddress(address), true, address);
});

test('special addresses are not public, however they are wrapped', () => {
  for (const [address, why] of otherAddresses)
    assert.equal(isPublicAddress(address), false, `${address} ${why}`);
});

test('a host that is an address is taken as it is, in every way to write one', async () => {
  const resolve = () => Promise.reject(new Error('not to be asked'));
  for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '017700000001', '127.1']) {
    const addresses = await addressesOf(new URL(`https://${host}/`), resolve);
    assert.deepEqual(addresses, [{ address: '127.0.0.1', family: 4 }], host);
  }
  const mapped = await addressesOf(new URL('https://[::ffff:10.0.0.1]/'), resolve);
  assert.deepEqual(mapped, [{ address: '::ffff:a00:1', family: 6 }]);
});

test('a name is resolved', async () => {
  const asked: string[] = [];
  const found = [{ address: '8.8.8.8', family: 4 }] as const;
  const resolve = (host: string) => {
    asked.push(host);
    return Promise.resolve(found);
  };
  assert.equal(await addressesOf(new URL('https://example.com:444/x'), resolve), found);
  assert.deepEqual(asked, ['example.com']);
});

test('the machine resolves its own name to an address that is not public', async () => {
  const addresses = await addressesOf(new URL('https://localhost/'));
  assert.ok(addresses.length > 0);
  assert.ok(addresses.every(({ address }) => !isPublicAddress(address)));
});
