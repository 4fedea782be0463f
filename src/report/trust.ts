import { familyOf } from '../models/family.ts';
import type { JudgeProof } from '../record/proof.ts';
import { clustersOf } from './clusters.ts';
import { contradictionsOf } from './contradictions.ts';
import { juryReport } from './jury-report.ts';
import type { MeasureFacts } from './measure-facts.ts';
import type { MeasureReport } from './report.ts';
import type { ProofReport, TrustReport } from './trust-report.ts';
import type { Tally } from './tally.ts';
import type { TrustTally } from './trust-tally.ts';

export interface TrustSource {
  readonly measures: readonly MeasureReport[];
  readonly facts: readonly MeasureFacts[];
  readonly candidates: readonly { readonly id: string; readonly model: string | null }[];
  readonly level: number;
  readonly proofs: readonly JudgeProof[];
}

/** How far each measure by ratings can be trusted. */
export function trustOf(source: TrustSource, counted: Tally, trust: TrustTally): Record<string, TrustReport> {
  const { candidates, level } = source;
  const clusterOf = clustersOf(counted.units.values());
  const rated = source.measures.filter(({ kind }) => kind === 'rating');
  return Object.fromEntries(
    rated.map((measure): [string, TrustReport] => {
      const found = trust.measures.get(measure.id);
      const proof = proofOf(measure, source);
      return [
        measure.id,
        {
          sighted: sighted(measure, { counted, proof }),
          contradictions: contradictionsOf(found?.units.values() ?? [], { level, clusterOf }),
          agreement: null,
          proof,
          jury: juryReport([...(found?.answers.values() ?? [])], {
            candidates: candidates.map(({ id }) => id),
            scale: measure.scale,
            margin: source.facts.find(({ id }) => id === measure.id)?.margin ?? 0,
            level,
            clusterOf,
          }),
          sameFamily: sameFamily(measure, candidates),
        },
      ];
    }),
  );
}

/**
 * False where a judge is known not to have had the document, or could not prove that it reads it. True where every
 * reply is known to have had it, or, where nobody counts tokens, where every judge has proved it.
 */
function sighted(
  measure: MeasureReport,
  { counted, proof }: { counted: Tally; proof: ProofReport | null },
): boolean | null {
  const judges = [...(counted.judges.get(measure.id)?.values() ?? [])];
  if (judges.some(({ counts }) => counts.blind > 0) || proof?.proven === false) return false;
  const replies = judges.reduce((sum, { counts }) => sum + counts.ratings + counts.noVerdict, 0);
  if (replies === 0) return null;
  const isKnown = judges.every(({ counts }) => counts.sightUnknown === 0);
  return isKnown || proof?.proven === true ? true : null;
}

/** Null where no judge of the measure was to prove anything. */
function proofOf({ id }: MeasureReport, { facts, proofs }: TrustSource): ProofReport | null {
  const proving = facts.find((one) => one.id === id)?.proving ?? [];
  const judges = proofs
    .filter(({ judge }) => proving.includes(judge))
    .map(({ judge: model, error, ...found }) => ({ model, ...found, error: error?.message ?? null }));
  if (judges.length === 0) return null;
  const failed = judges.some(({ proven }) => proven === false);
  return { proven: failed ? false : judges.every(({ proven }) => proven === true) ? true : null, judges };
}

function sameFamily(
  { judges }: MeasureReport,
  candidates: TrustSource['candidates'],
): TrustReport['sameFamily'] {
  return judges.flatMap(({ model: judge }) => {
    const family = familyOf(judge);
    const kin = candidates.filter(({ model }) => model !== null && familyOf(model) === family);
    return family === null || kin.length === 0 ? [] : [{ judge, candidates: kin.map(({ id }) => id) }];
  });
}
