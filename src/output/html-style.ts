/** The style of the HTML report, light and dark. Texts have a contrast of 4.5 to 1 or more in both. */
export const style = `
:root { color-scheme: light dark; --back: #fff; --raised: #f4f5f7; --text: #1c1e21; --quiet: #565b63; --line: #c4c8ce; --link: #0b50b5; --alert: #9a3412; --mark: #0b50b5; }
@media (prefers-color-scheme: dark) {
  :root { --back: #15171a; --raised: #1f2226; --text: #e8e9eb; --quiet: #a9aeb6; --line: #454a52; --link: #8db8ff; --alert: #ffb38a; --mark: #8db8ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 1.5rem; background: var(--back); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.5em 0 .5em; }
h1 { font-size: 1.75rem; margin-top: 0; }
h2 { font-size: 1.35rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.15rem; }
h4, h5, h6 { font-size: 1rem; margin: 1em 0 .25em; }
h4, h5 { color: var(--quiet); font-weight: 600; }
p, ul, ol { margin: .5em 0; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font: .9em/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; white-space: pre-wrap; }
summary { cursor: pointer; color: var(--link); margin: .75em 0; }
article { margin-bottom: 2rem; }
.aside, .notes, .level { color: var(--quiet); font-size: .9rem; }
.quoted { unicode-bidi: isolate; padding: .25rem 1rem; background: var(--raised); border-radius: .4rem; }
.rating { margin: .5rem 0 1rem; padding-left: 1rem; border-left: 3px solid var(--line); }
.quoted h5, .quoted h6 { color: var(--text); }
.rating .quoted { background: none; padding: 0; }
.level strong { color: var(--text); font-size: 1rem; }
.verdict { font-weight: 600; }
.missing, .warnings { color: var(--alert); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; overflow-wrap: normal; font-size: .92rem; }
caption { text-align: left; color: var(--quiet); font-size: .9rem; padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
td { min-width: 4rem; }
th[scope=row] { overflow-wrap: anywhere; min-width: 6rem; font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
svg { display: block; }
.scale { stroke: var(--quiet); stroke-width: 1; }
.likely { stroke: var(--mark); stroke-width: 4; }
.mean { fill: var(--back); stroke: var(--mark); stroke-width: 3; }
nav { font-size: .9rem; }
@media (min-width: 64rem) {
  .page { display: grid; grid-template-columns: minmax(0, 1fr) 15rem; gap: 2rem; }
  nav { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .page { display: block; }
  nav { position: static; max-height: none; break-before: page; }
  h2, h3, h4, h5 { break-after: avoid; }
  tr, svg { break-inside: avoid; }
  details::details-content { content-visibility: visible; }
}
`;
