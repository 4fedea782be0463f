/**
 * The walls between the rooms, made from src/rooms.json: a room imports only rooms above it in that list.
 * `npm run walls` checks them (scripts/walls.ts), and fails too if it did not see every file.
 */
import { readFileSync } from 'node:fs';

const rooms = JSON.parse(readFileSync(new URL('src/rooms.json', import.meta.url), 'utf8'));
const TEST = '[.]test[.]ts$';

export default {
  forbidden: [
    ...rooms.map((room, place) => ({
      name: `room-${room}`,
      comment: `${room}/ imports only rooms above it: ${rooms.slice(0, place).join(', ') || 'none'}.`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/(${rooms.slice(0, place + 1).join('|')})/` },
    })),
    {
      name: 'record-knows-nothing',
      comment: 'record/ imports only the schema library (and hashes).',
      severity: 'error',
      from: { path: '^src/record/', pathNot: TEST },
      to: { pathNot: '^(src/record/|node_modules/zod/|(node:)?crypto$)' },
    },
    {
      name: 'statistics-knows-numbers',
      comment: 'statistics/ imports nothing outside itself.',
      severity: 'error',
      from: { path: '^src/statistics/', pathNot: TEST },
      to: { pathNot: '^src/statistics/' },
    },
    {
      name: 'web-knows-types',
      comment: 'web/ imports only types, and only of record/ and report/.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^src/', pathNot: '^src/(record|report)/' },
    },
    {
      name: 'web-runs-nothing',
      comment: 'web/ runs in a browser: what it takes from src/ are types.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^src/', dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'no-tests-inside',
      comment: 'What ships does not import tests, scripts or examples.',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: ['^(test|scripts|examples|bench|web)/', TEST] },
    },
    {
      name: 'no-circular',
      comment: 'Files cannot be read in order when they import each other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-development-packages',
      comment: 'What ships imports only packages that users get too.',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere cannot be checked.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // With TypeScript 7 its own parser finds no modules at all and reports success; swc sees them, type imports too.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['assay-source', 'import', 'node', 'default', 'types'],
    },
  },
};
