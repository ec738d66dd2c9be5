import type { KintoneRecord } from '../../../../src/kintone/host';
import { handlingOf } from '../../../../src/voice/handling/context';
import { refuseInList } from '../../../../src/voice/handling/list-edit';
import { FakeHost } from '../../fake-host';
import { fields, fukushi, machi, now, voice, voiceSettings } from './sample';

async function edited(before: object[], after: object[], form = fields): Promise<KintoneRecord> {
  const host = new FakeHost();
  host.fields = form;
  refuseInList(
    handlingOf(host, voiceSettings, {
      ...{ now: () => new Date(now), storage: null },
      ...{ reload: () => undefined, copy: async () => undefined },
    }),
  );
  await host.fire('index.edit.show', { record: voice({ 担当課: before }) });
  const record = voice({ 担当課: after });
  await host.fire('index.edit.submit', { record });
  return record;
}

test.each<[string, object[], object[], boolean]>([
  ['ほかの課に変える', [machi], [fukushi], true],
  ['2つの課を1つにする', [machi, fukushi], [machi], true],
  ['決まっていないものを決める', [], [machi], false],
  ['変えない', [machi], [machi], false],
  ['空にする', [machi], [], false],
])('一覧での編集で、担当課を%s', async (_case, before, after, isRefused) => {
  const { 担当課: section } = await edited(before, after);
  expect(section?.error ?? '').toEqual(isRefused ? expect.stringContaining('担当課を変える') : '');
});

test('理由を残すところがないフォームでは、断らない', async () => {
  const bare = Object.fromEntries(Object.entries(fields).filter(([code]) => code !== '経過'));
  expect((await edited([machi], [fukushi], bare))['担当課']?.error).toBeUndefined();
});
