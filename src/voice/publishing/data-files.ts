/** The publication as data for whoever works on with it: CSV and JSON. */
import { toCp932 } from '../../text/cp932';
import { BOM, csvText, type Cell } from '../../text/csv';
import type { Publication } from './publication';
import type { PublishedVoice } from './published';

export interface DataFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** Characters that the charset lacks. */
  lost: string[];
}

const HEAD = ['分野', '件名', '声（要旨）', '市の考え方', '受付日', '回答日', '公表日', '版'];

/** Days as a spreadsheet reads them; the page alone writes 和暦. */
export function publishedCsv({ voices }: Publication, charset: 'utf-8' | 'cp932'): DataFile {
  return csvBytes([HEAD, ...voices.map(row)], charset);
}

export function csvBytes(rows: readonly (readonly Cell[])[], charset: 'utf-8' | 'cp932'): DataFile {
  const written = csvText(rows);
  if (charset === 'utf-8') return { bytes: new TextEncoder().encode(BOM + written), lost: [] };
  const { bytes, lost } = toCp932(written);
  return { bytes: Uint8Array.from(bytes), lost };
}

function row({
  category,
  words,
  receivedOn,
  answeredOn,
  publishedOn,
  version,
}: PublishedVoice): Cell[] {
  return [
    category,
    words.title,
    words.summary,
    words.text,
    receivedOn ?? '',
    answeredOn ?? '',
    publishedOn,
    version,
  ];
}

export function publishedJson({ voices, period, asOf, settings }: Publication): string {
  const content = {
    title: settings.pageTitle,
    period,
    asOf,
    rule: settings.rule,
    voices: voices.map(({ category, words, receivedOn, answeredOn, publishedOn, version }) => ({
      category,
      title: words.title,
      summary: words.summary,
      text: words.text,
      receivedOn: receivedOn ?? null,
      answeredOn: answeredOn ?? null,
      publishedOn,
      version,
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
