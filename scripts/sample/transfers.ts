/** The sections that had a sample voice before the one that has it: what the product's own steps would have written. Pure. */
import type { Ward } from './directory';

/** Why each section is the one; kept short, as it is written at the counter. */
const REASONS: Record<string, string> = {
  machi: '道路と公園の灯りや草は、まちづくり整備課で受けるため',
  somu: '防犯灯・空き家・庁舎のことは、総務企画課で受けるため',
  community: '自治会のことは、コミュニティ支援課で受けるため',
  fukushi: '見守りと健康のことは、保健福祉課で受けるため',
  hogo1: '暮らしのお金の相談は、保護第一課で受けるため',
};

/**
 * @param earlier codes of the sections, in turn
 * @param section code of the one that has it now
 * @param timeOf of the move with this number, from 0, as kintone takes it
 * @throws Error for a section that is not known, or has nobody
 */
export function transfersOf(
  earlier: readonly string[],
  section: string,
  timeOf: (move: number) => string,
  ward: Ward,
): Record<string, unknown> {
  if (earlier.length === 0) return {};
  const nameOf = (code: string): string => {
    const found = ward.organizations.find((organization) => organization.code === code);
    if (!found) throw new Error(`見本の声を受け持った組織 ${code} がありません`);
    return found.name;
  };
  const rows = earlier.map((from, move) => {
    const to = earlier[move + 1] ?? section;
    const reason = REASONS[to];
    const clerk = ward.people.find(({ organization }) => organization === from);
    if (!clerk || !reason)
      throw new Error(`見本の声を ${from} から ${to} へ送る人か理由がありません`);
    return {
      経過日時: timeOf(move),
      経過の種類: '担当課の変更',
      経過元: nameOf(from),
      経過先: nameOf(to),
      経過の理由: reason,
      経過の記入者: [{ code: clerk.code }],
    };
  });
  return {
    転送回数: String(earlier.length),
    経過: rows.map((row) => ({
      value: Object.fromEntries(Object.entries(row).map(([code, value]) => [code, { value }])),
    })),
  };
}
