import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Looked, lookUpPlanted } from './measure.ts';
import { ownDocuments, realDocuments } from './real-documents.ts';

const data = process.env['ASSAY_DATA'];

describe('quotations planted in answers about a guide of our own', async () => {
  const [guide, other] = await ownDocuments();
  holds(lookUpPlanted([guide], [other], { each: 84, seed: 1 }));
});

const skip = data === undefined && 'needs ASSAY_DATA, a folder of public data sets';
describe('quotations planted in answers about real PDFs', { skip }, async () => {
  if (data === undefined) return;
  const documents = await realDocuments(data);
  holds(lookUpPlanted(documents, documents, { each: 84, seed: 1 }));
});

/** What must hold of them; the figures are printed, as the documentation names them. */
function holds(all: readonly Looked[]): void {
  const of = (kind: Looked['planted']['kind']): readonly Looked[] =>
    all.filter(({ planted }) => planted.kind === kind);
  const share = (looked: readonly Looked[], is: (each: Looked) => boolean): number =>
    looked.filter(is).length / looked.length;

  it('are found where they are true, whatever their typography: at least 98 of 100', (context) => {
    context.diagnostic(counted(of('true')));
    assert.ok(share(of('true'), ({ citation }) => citation?.state === 'found') >= 0.98);
  });

  it('are never found where they are altered or invented', (context) => {
    context.diagnostic(counted(of('altered')));
    context.diagnostic(counted(of('invented')));
    const passed = [...of('altered'), ...of('invented')].filter(({ citation }) =>
      citation?.state.startsWith('found'),
    );
    assert.deepEqual(
      passed.map(({ planted }) => planted.answer),
      [],
    );
  });

  it('are told from those on another page, and their own page is named: at least 98 of 100', (context) => {
    context.diagnostic(counted(of('wrong page')));
    assert.ok(share(of('wrong page'), ({ citation }) => citation?.state === 'found-elsewhere') >= 0.98);
    assert.ok(share([...of('true'), ...of('wrong page')], isPlaced) >= 0.98);
  });

  it('are near where a word or two were altered: at least 95 of 100', () => {
    assert.ok(share(of('altered'), ({ citation }) => citation?.state === 'fuzzy') >= 0.95);
  });
}

const isPlaced = ({ planted, citation }: Looked): boolean =>
  planted.pages.every((page) => citation?.pages.includes(page));

/** How many are in which state, in words. */
function counted(looked: readonly Looked[]): string {
  const states = new Map<string, number>();
  for (const { citation } of looked) {
    const state = citation?.state ?? 'not read';
    states.set(state, (states.get(state) ?? 0) + 1);
  }
  const words = [...states].map(([state, count]) => `${count} ${state}`).join(', ');
  return `${looked[0]?.planted.kind ?? 'none'}: ${words}`;
}
