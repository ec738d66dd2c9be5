/** How the whole page and the poster look: system fonts, nothing to fetch, dark on white, and on paper as well. */

export const PAGE_STYLE = `
body { max-width: 46rem; margin: 0 auto; padding: 1rem; background: #fff; color: #222; font-family: sans-serif; line-height: 1.8; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.4; }
h2 { margin-top: 2.5rem; padding: .3rem .8rem; border-left: .4rem solid #1a5f96; background: #eef4f9; font-size: 1.25rem; }
h3 { margin: 0 0 .5rem; font-size: 1.1rem; }
h4 { margin: .8rem 0 0; color: #14507f; font-size: .95rem; }
p { margin: .3rem 0; }
a { color: #0f4c81; }
a:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
.koe-contents li { padding: .2rem 0; }
.koe { margin: 1rem 0; padding: 1rem; border: 1px solid #b9c4cc; border-radius: .3rem; }
.koe dl { display: flex; margin: .8rem 0 0; flex-wrap: wrap; gap: .2rem 1.5rem; font-size: .9rem; }
.koe dl div { display: flex; gap: .5rem; }
.koe dt { color: #555; }
.koe dt::after { content: ':'; }
.koe dd { margin: 0; }
footer { margin-top: 2.5rem; border-top: 1px solid #b9c4cc; font-size: .9rem; }
@media print { .koe { break-inside: avoid; } h2, h3, h4 { break-after: avoid; } }
`;

export const POSTER_STYLE = `
@page { size: A4 portrait; margin: 12mm; }
* { box-sizing: border-box; }
body { max-width: 186mm; margin: 0 auto; background: #fff; color: #1b1b1b; font-family: sans-serif; line-height: 1.65; overflow-wrap: anywhere; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
header { padding: 6mm 8mm; border-radius: 3mm; background: #14507f; color: #fff; }
h1 { margin: 0; font-size: 30pt; line-height: 1.2; letter-spacing: .06em; }
header p { margin: 2mm 0 0; font-size: 12pt; }
.case { margin: 6mm 0 0; border: .6mm solid #14507f; border-radius: 3mm; break-inside: avoid; overflow: hidden; }
.case h2 { margin: 0; padding: 2.5mm 5mm; background: #e3eef7; font-size: 15pt; }
.case .pair { display: grid; grid-template-columns: 1fr 10mm 1.25fr; align-items: center; }
.case .pair > div { padding: 3mm 5mm; }
.case h3 { margin: 0 0 1mm; color: #14507f; font-size: 11pt; }
.case p { margin: 0 0 1mm; font-size: 12.5pt; }
.case .arrow { color: #b35900; font-size: 24pt; text-align: center; }
.case .when { margin: 0; padding: 1.5mm 5mm; border-top: .3mm solid #b9c4cc; color: #444; font-size: 10.5pt; }
footer { margin-top: 6mm; font-size: 10.5pt; }
@media screen { body { padding: 12px; } }
@media screen and (max-width: 600px) { .case .pair { grid-template-columns: 1fr; } .case .arrow { transform: rotate(90deg); } h1 { font-size: 22pt; } }
`;
