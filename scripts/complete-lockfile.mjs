/**
 * Adds to package-lock.json the builds for other platforms that npm leaves out when a registry does not offer
 * them: without their entries `npm ci` refuses the lockfile. Run it after a change of packages.
 *
 * The entries have no integrity, since nothing was downloaded; npm skips them where the platform differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = { ...lock.packages };

for (const owner of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    packages[`node_modules/${name}`] ??= entry(name, version, owner);
  }
}
const sorted = Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);

function entry(name, version, owner) {
  const words = name.split(/[/-]/);
  const os = words.find((word) =>
    ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony'].includes(word),
  );
  const cpu = words.find((word) =>
    ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x'].includes(word),
  );
  if (os === undefined || cpu === undefined)
    throw new Error(`${name}: its name tells no platform; add it by hand.`);
  return { version, cpu: [cpu], ...(owner.dev && { dev: true }), optional: true, os: [os] };
}
