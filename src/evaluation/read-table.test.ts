import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readTable, type Table } from './read-table.ts';

let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'assay-table-'))));
after(() => rm(folder, { recursive: true }));

async function read(
  name: string,
  content: string | Uint8Array,
  keep: (column: string) => boolean = () => true,
) {
  const file = join(folder, name);
  await writeFile(file, content);
  return readTable(file, keep);
}

async function table(...file: Parameters<typeof read>): Promise<Table> {
  const found = await read(...file);
  return 'refused' in found ? assert.fail(found.refused) : found;
}

describe('a table made elsewhere', () => {
  it('is read with the line that each row begins on, also below cells of several lines', async () => {
    const { rows } = await table('a.csv', '\uFEFFname,text\n\nA,"one\ntwo"\nB,three\n');
    assert.deepEqual(rows, [
      { line: 3, cells: { name: 'A', text: 'one\ntwo' } },
      { line: 5, cells: { name: 'B', text: 'three' } },
    ]);
  });

  it('holds only the columns that are asked for, and knows the others', async () => {
    const keep = (column: string) => column === 'name';
    const [csv, jsonl] = [
      await table('b.csv', "name,text\n'=A,long\n", keep),
      await table('b.jsonl', '{"name": "=A", "text": "long"}\n', keep),
    ];
    for (const { rows, columns } of [csv, jsonl]) {
      assert.deepEqual(
        rows.map(({ cells }) => cells),
        [{ name: '=A' }],
      );
      assert.deepEqual([...columns], ['name', 'text']);
    }
  });

  it('says which lines are no rows, and reads the others', async () => {
    const csv = await table('c.csv', 'a,b\n1,2,3\n4,5\n');
    assert.deepEqual(csv.faults, [{ line: 2, key: null, message: 'has 3 cells under 2 columns' }]);
    assert.deepEqual(
      csv.rows.map(({ line }) => line),
      [3],
    );
    const jsonl = await table('c.jsonl', '{"a": 1}\n[2]\n\n{"a": 1, "a": 2}\n{"a": 3}');
    assert.deepEqual(
      jsonl.faults.map(({ line, key, message }) => [line, key, message]),
      [
        [2, null, 'not a JSON object'],
        [4, 'a', 'this key stands twice'],
      ],
    );
    assert.deepEqual(
      jsonl.rows.map(({ line }) => line),
      [1, 5],
    );
  });

  it('is the same in whatever pieces it comes', async () => {
    const many = Array.from({ length: 40_000 }, (_, index) => `q${index},"é, ${index}"`);
    const { rows } = await table('d.csv', `question,text\n${many.join('\n')}\n`);
    assert.equal(rows.length, 40_000);
    assert.deepEqual(rows.at(-1), { line: 40_001, cells: { question: 'q39999', text: 'é, 39999' } });
  });

  const unusable: readonly [string, string, string | Uint8Array, string][] = [
    ['empty', 'e.csv', 'a,b\n', 'holds no rows'],
    ['empty, as JSONL', 'e.jsonl', '\n', 'holds no rows'],
    ['with a name twice', 'f.csv', 'a,a\n1,2\n', 'line 1: the column "a" stands twice'],
    [
      'separated by semicolons',
      'g.csv',
      'a;b\n1;2\n',
      'line 1: looks separated by semicolons; save it with commas',
    ],
    [
      'with a quotation mark that stays open',
      'h.csv',
      'a,b\n"1,2\n',
      'line 2: not valid CSV: a quotation mark is out of place or not closed',
    ],
    ['in another encoding', 'i.jsonl', Uint8Array.from([0x7b, 0xe9, 0x7d]), 'is not UTF-8 text'],
  ];
  for (const [what, name, content, refused] of unusable) {
    it(`is refused where it is ${what}`, async () => {
      assert.deepEqual(await read(name, content), { refused });
    });
  }

  it('is refused where there is none', async () => {
    assert.deepEqual(await readTable(join(folder, 'gone.csv'), () => true), { refused: 'does not exist' });
  });
});
