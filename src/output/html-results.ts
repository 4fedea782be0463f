import type { MeasureReport, Report } from '../report/report.ts';
import { escapeHtml } from './escape-html.ts';
import { checkedSentences } from './check-up-text.ts';
import { closingSentences } from './closing-sentences.ts';
import { gateSentences } from './gate-sentences.ts';
import { intervalPicture } from './interval-picture.ts';
import { citationLines, citationSentence } from './citation-sentences.ts';
import { listedWarnings } from './listed-warnings.ts';
import { citationNotes, shareNotes, tableNotes } from './notes.ts';
import { pairwiseNotes, pairwiseSentence, preferenceTable, strengthTable } from './pairwise-words.ts';
import { citationTableColumns, ratingTableColumns, shareTableColumns } from './result-columns.ts';
import type { ResultColumn } from './result-columns.ts';
import { measuresByKind, resultRows } from './result-rows.ts';
import type { ResultRow } from './result-rows.ts';
import { distributionText, measureSentence, usageSentence } from './sentences.ts';
import type { WordTable } from './word-table.ts';
import { verdictsOf } from './verdicts.ts';

/** The verdicts and means with their intervals, the checks, the warnings and the usage, as HTML. */
export function htmlResults(report: Report): string {
  const { rated, shares } = measuresByKind(report);
  const shareRows = shares.flatMap((measure) => resultRows(report, measure));
  const warnings = listedWarnings(report);
  return [
    gateBlock(report),
    ...rated.map((measure) => ratingBlock(report, measure)),
    shareRows.length === 0
      ? ''
      : `<h3>Checks</h3>\n${shares.map((measure) => verdictBlock(report, measure)).join('')}${table('How often each check holds', shareRows, shareTableColumns(shareRows))}${list(shareNotes(report))}`,
    citationsBlock(report),
    preferencesBlock(report),
    warnings.length === 0 ? '' : `<h3 id="warnings">Warnings</h3>\n${list(warnings, 'warnings')}`,
    `<p class="aside">${escapeHtml(usageSentence(report))}</p>\n`,
  ].join('');
}

function ratingBlock(report: Report, measure: MeasureReport): string {
  const rows = resultRows(report, measure);
  const columns = ratingTableColumns(rows);
  const distributions = rows.map(
    ({ candidate, standing }) => `${candidate.id}: ${distributionText(standing)}`,
  );
  const sentence = measureSentence(measure, report.trust[measure.id]?.sighted ?? null);
  const checked = checkedSentences(report.trust[measure.id])
    .map((words) => `<p>${escapeHtml(words)}</p>\n`)
    .join('');
  return `<h3>${escapeHtml(measure.id)}</h3>
${verdictBlock(report, measure)}<p>${escapeHtml(sentence)}</p>
${checked}${table(`Means by ${measure.id}`, rows, columns)}${list(tableNotes(rows))}<p>How often each rating was given:</p>
${list(distributions)}${list(closingSentences(report, measure))}`;
}

function gateBlock(report: Report): string {
  const [summary, ...conditions] = gateSentences(report);
  if (summary === undefined) return '';
  return `<h3>Gate</h3>\n<p><strong>${escapeHtml(summary)}</strong></p>\n${list(conditions)}`;
}

/** What may be said of the candidates, before any table. */
function verdictBlock(report: Report, measure: MeasureReport): string {
  const { sentences, table: rows, notes } = verdictsOf(report, measure);
  const told = sentences.map((text) => `<p class="verdict">${escapeHtml(text)}</p>\n`).join('');
  return `${told}${differenceTable(`Differences by ${measure.id}`, rows)}${list(notes)}`;
}

function differenceTable(caption: string, rows: readonly (readonly string[])[]): string {
  const [heading = [], ...body] = rows.map((cells) => cells.map(escapeHtml));
  if (body.length === 0) return '';
  const titles = heading.map((title) => `<th scope="col">${title}</th>`).join('');
  const lines = body.map(
    ([name = '', ...cells]) =>
      `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`,
  );
  return scrolled(caption, `<thead><tr>${titles}</tr></thead>\n<tbody>\n${lines.join('')}</tbody>`);
}

/** A table that is wider than its place moves within it. */
function scrolled(caption: string, rows: string): string {
  return `<div class="scroll" role="region" aria-label="${escapeHtml(caption)}" tabindex="0">
<table>
<caption>${escapeHtml(caption)}</caption>
${rows}
</table>
</div>
`;
}

function citationsBlock(report: Report): string {
  const rows = measuresByKind(report).cited.flatMap((measure) => resultRows(report, measure));
  if (rows.length === 0) return '';
  return `<h3>Citations</h3>
<p>${escapeHtml(citationSentence)}</p>
${table('Quotations found in the document', rows, citationTableColumns(rows))}${list(citationNotes(report))}${list(citationLines(rows))}`;
}

function preferencesBlock({ pairwise }: Report): string {
  if (pairwise === null) return '';
  const strengths = strengthTable(pairwise);
  return `<h3 id="preferences">Preferences</h3>
<p>${escapeHtml(pairwiseSentence(pairwise))}</p>
${wordTable('Whose answers were preferred', preferenceTable(pairwise))}${strengths === null ? '' : wordTable('Strengths', strengths)}${list(pairwiseNotes(pairwise))}`;
}

function wordTable(caption: string, { heading, rows }: WordTable): string {
  return differenceTable(caption, [heading, ...rows]);
}

function table(caption: string, rows: readonly ResultRow[], columns: readonly ResultColumn[]): string {
  const names = columns.filter(({ part }) => part === 'name');
  const others = columns.filter(({ part }) => part !== 'name');
  const heading = [
    ...names.map(headingCell),
    '<th scope="col">on the scale</th>',
    ...others.map(headingCell),
  ];
  const body = rows.map((row) => {
    const [first = '', ...more] = names.map((column) => escapeHtml(column.cell(row)));
    const named = [`<th scope="row">${first}</th>`, ...more.map((text) => `<td>${text}</td>`)];
    const cells = others.map((column) => `<td${classOf(column.align)}>${escapeHtml(column.cell(row))}</td>`);
    return `<tr>${[...named, `<td>${intervalPicture(row)}</td>`, ...cells].join('')}</tr>\n`;
  });
  return scrolled(caption, `<thead><tr>${heading.join('')}</tr></thead>\n<tbody>\n${body.join('')}</tbody>`);
}

function headingCell({ title, align }: ResultColumn): string {
  return `<th scope="col"${classOf(align)}>${escapeHtml(title)}</th>`;
}

function classOf(align: ResultColumn['align']): string {
  return align === 'right' ? ' class="number"' : '';
}

function list(items: readonly string[], name = 'notes'): string {
  if (items.length === 0) return '';
  return `<ul class="${name}">\n${items.map((item) => `<li>${escapeHtml(item)}</li>\n`).join('')}</ul>\n`;
}
