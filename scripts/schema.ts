/** Writes schema/evaluation.json, which editors read to complete and check `assay.yaml`. */
import { writeFileSync } from 'node:fs';
import { evaluationSchema } from '../src/evaluation/json-schema.ts';

writeFileSync(new URL('../schema/evaluation.json', import.meta.url), evaluationSchema());
