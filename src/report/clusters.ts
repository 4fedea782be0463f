/** The rule stands with the nouns, since a run that may stop early needs it before any report. */
export { clustersOf, fewestDocuments } from '../record/clusters.ts';
