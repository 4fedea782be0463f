import type { Rubric } from '../record/rubric.ts';
import type { RubricFault } from './fault.ts';

/** Words by which a judge is sent to the document. */
const ofDocument =
  /\b(document|groundedness|grounded|ungrounded|source text|the source|pages?|citations?|cites?|cited)\b/iu;
const ofReference = /\breference (?:answer|solution|text)\b/iu;

/** Texts that speak of a document or a reference that the judge is not given: it would guess. */
export function unseenSources(rubric: Rubric): RubricFault[] {
  return [
    ...(rubric.needsDocument ? [] : unseen(rubric, ofDocument, 'needsDocument')),
    ...(rubric.needsReference ? [] : unseen(rubric, ofReference, 'needsReference')),
  ];
}

/** The first place is enough: the remedy is one key. */
function unseen(rubric: Rubric, words: RegExp, key: string): RubricFault[] {
  const texts = [
    { path: ['purpose'], text: rubric.purpose },
    ...rubric.criteria.flatMap(({ name, description }, index) => [
      { path: ['criteria', index, 'name'], text: name },
      { path: ['criteria', index, 'description'], text: description },
    ]),
    ...rubric.levels.map(({ condition }, index) => ({
      path: ['levels', index, 'condition'],
      text: condition,
    })),
    ...rubric.steps.map((text, index) => ({ path: ['steps', index], text })),
  ];
  for (const { path, text } of texts) {
    const [word] = words.exec(text) ?? [];
    if (word === undefined) continue;
    const message = `speaks of "${word}", which the judge does not get; set ${key}: true, or leave it out`;
    return [{ path, message }];
  }
  return [];
}
