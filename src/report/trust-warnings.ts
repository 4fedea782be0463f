import type { DocumentSuspicion } from '../run/suspicious-documents.ts';
import type { Warning } from './report.ts';
import type { TrustReport } from './trust-report.ts';
import type { TrustTally } from './trust-tally.ts';

interface TrustWarned {
  readonly trust: Readonly<Record<string, TrustReport>>;
  readonly suspicious: TrustTally['suspicious'];
  readonly documents: readonly DocumentSuspicion[];
  /** How many candidates there are. */
  readonly candidates: number;
}

/** What a reader should know of the judges, and of those who spoke to them. */
export function trustWarnings(of: TrustWarned): Warning[] {
  const measures = Object.entries(of.trust);
  return [
    ...measures.flatMap(([id, { proof }]) => notProven(id, proof)),
    ...suspicions(of),
    ...measures.flatMap(([id, { jury }]) => disagreements(id, jury)),
    ...measures.flatMap(([id, { sameFamily }]) => ownFamily(id, sameFamily, of.candidates)),
  ];
}

function notProven(id: string, proof: TrustReport['proof']): Warning[] {
  return (proof?.judges ?? []).flatMap(({ model, document, right, asked, proven, error }): Warning[] => {
    if (proven === true) return [];
    if (proven === null) {
      const why = asked === 0 ? 'it has no text to ask about' : (error ?? 'not asked in full yet');
      const message = `${id}: whether ${model} reads the document "${document}" is not proven: ${why}`;
      return [{ code: 'proof-open', message }];
    }
    const message = `${id}: ${model} named ${right} of ${asked} words of the document "${document}" rightly, so it does not read it; do not rely on this measure`;
    return [{ code: 'not-proven', message }];
  });
}

function suspicions({ suspicious, documents }: TrustWarned): Warning[] {
  const found = [...suspicious];
  const all = found.reduce((sum, [, { count }]) => sum + count, 0);
  const [first] = found;
  const whose = found.map(([candidate, { count }]) => `${candidate} (${count})`);
  const answers =
    first === undefined
      ? []
      : [
          {
            code: 'suspicious-answers',
            message: `${all} ${all === 1 ? 'answer speaks' : 'answers speak'} to the judge, such as "${first[1].words}": ${list(whose)}; read ${all === 1 ? 'it' : 'them'} before you believe ${all === 1 ? 'its rating' : 'their ratings'}`,
          },
        ];
  const pages = documents.map(({ document, page, words }) => ({
    code: 'suspicious-document',
    message: `the document "${document}" holds words that can talk models round, such as "${words}" on page ${page}`,
  }));
  return [...answers, ...pages];
}

/** Named one by one up to here; the JSON has them all. */
const mostDisagreements = 3;

function disagreements(id: string, jury: TrustReport['jury']): Warning[] {
  const all = jury?.disagreements ?? [];
  return all.slice(0, mostDisagreements).map(({ a, b, differences }) => {
    const sides = (wished: (one: number) => boolean) =>
      list(
        Object.entries(differences).flatMap(([judge, one]) =>
          wished(one) ? [`${judge} by ${Math.abs(one).toFixed(2)}`] : [],
        ),
      );
    const message = `${id}: the judges disagree about ${a} and ${b}: ${b} is higher for ${sides((one) => one > 0)}, ${a} for ${sides((one) => one < 0)}`;
    return { code: 'jury-disagrees', message };
  });
}

/** Where all candidates are kin of the judge, none is favoured over another. */
function ownFamily(id: string, sameFamily: TrustReport['sameFamily'], candidates: number): Warning[] {
  return sameFamily.flatMap(({ judge, candidates: kin }) => {
    if (kin.length === candidates) return [];
    const message = `${id}: ${judge} is of the same family as ${list(kin)} and not of the others; a judge may favour its own kin`;
    return [{ code: 'same-family', message }];
  });
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
