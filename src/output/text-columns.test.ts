import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stackedLines } from './stacked-lines.ts';
import { textColumns } from './text-columns.ts';

const rows = [
  ['candidate', 'mean', 'level'],
  ['Terse', '5.00', 'very good'],
  ['A rather long name', '12.50', 'ok'],
];
const align = ['left', 'right', 'left'] as const;

test('aligns columns under a rule, numbers to the right', () => {
  assert.deepEqual(textColumns(rows, { width: 80, align }), [
    'candidate            mean  level',
    '──────────────────  ─────  ─────────',
    'Terse                5.00  very good',
    'A rather long name  12.50  ok',
  ]);
});

test('wraps the first column where the width asks for it', () => {
  assert.deepEqual(textColumns(rows, { width: 30, align }), [
    'candidate      mean  level',
    '────────────  ─────  ─────────',
    'Terse          5.00  very good',
    'A rather      12.50  ok',
    'long name',
  ]);
});

test('says so where it cannot fit', () => {
  assert.equal(textColumns(rows, { width: 29, align }), null);
});

test('stacked: each cell after its heading', () => {
  assert.deepEqual(stackedLines(rows[0] ?? [], rows.slice(1, 2), 14), [
    'Terse',
    '  mean: 5.00',
    '  level: very',
    '    good',
  ]);
});
