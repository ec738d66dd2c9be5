/** How often a suggested choice is right: cross-validated on the sample voices, beside the commonest choice and the word list alone. */
import { Classifier, type Example } from '../../src/text/classify';
import { officeStopWords, officeSynonyms } from '../../src/text/office-words';
import type { Group } from '../../src/text/synonyms';
import { circumstance, endingsOf, lexiconOf, termsOf } from '../../src/text/words';
import { similarDefaults } from '../../src/voice/similar-settings';
import { readWard } from '../../scripts/sample/directory';
import type { Section } from './report';
import { sampleVoices, toldIn } from './similar-data';

/** Voice i is judged by the model that learned all but those of its fold, i modulo this. */
const FOLDS = 10;

interface Labelled {
  example: Example;
  label: string;
}

export async function benchSuggestions(): Promise<Section[]> {
  const lexicon = lexiconOf(officeSynonyms, officeStopWords);
  const { words, least } = similarDefaults().suggest;
  const voices = sampleVoices().map((voice) => {
    const text = toldIn(voice);
    const said = [...termsOf(text, lexicon), ...endingsOf(text)];
    const heard = [
      circumstance('受付部署', voice.receivedBy),
      circumstance('経路', voice.channel),
      circumstance('地域', voice.area),
    ];
    return { voice, said: { text, terms: said }, example: { text, terms: [...said, ...heard] } };
  });
  const codes = new Map(readWard().organizations.map(({ name, code }) => [name, code]));
  const sections = words.assignedSection.map((group) => ({
    ...group,
    name: codes.get(group.name) ?? group.name,
  }));
  const targets: [string, readonly Group[], (voice: (typeof voices)[number]['voice']) => string][] =
    [
      ['分野', words.category, ({ category }) => category],
      ['担当課', sections, ({ section }) => section],
      ['種別', words.kind, ({ kind }) => kind],
    ];
  return [
    {
      title: '分類の候補 / Suggested choices',
      method: `見本の声を ${FOLDS} つに分け（番号を ${FOLDS} で割った余り）、ほかの ${FOLDS - 1} つから学んで当てる交差検証。文章のほかに受付部署・経路・地域も手がかりにする（「text alone」は文章だけ）。重みの一部はこの見本で選んだので、少し甘い。見本では受けた課が担当することが多いので、窓口がまとめて受ける所では、これより低い。「見せるもの」は確からしさ ${least * 100} % 以上のもので、画面に出るのはこれだけ。「言った確からしさ」は見せたものの平均で、当たった割合に近いほど正直。`,
      header: [
        '',
        'records',
        'choices',
        'commonest choice',
        'word list alone',
        'learned alone',
        'text alone, and list',
        'learned and list',
        'shown',
        'right of those shown',
        'confidence told',
      ],
      rows: targets.map(([name, list, labelOf]) => {
        const labelled = voices
          .map(({ voice, example }) => ({ example, label: labelOf(voice) }))
          .filter(({ label }) => label !== '');
        const byText = voices
          .map(({ voice, said }) => ({ example: said, label: labelOf(voice) }))
          .filter(({ label }) => label !== '');
        const { right: both, shown, rightShown, told } = validated(labelled, list, least);
        return [
          name,
          labelled.length,
          new Set(labelled.map(({ label }) => label)).size,
          percent(commonest(labelled)),
          percent(listAlone(labelled, list)),
          percent(validated(labelled, [], least).right),
          percent(validated(byText, list, least).right),
          percent(both),
          percent(shown),
          percent(rightShown),
          percent(told),
        ];
      }),
    },
  ];
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function folds(labelled: readonly Labelled[]): { learned: Labelled[]; asked: Labelled[] }[] {
  return Array.from({ length: FOLDS }, (_, fold) => ({
    learned: labelled.filter((_each, place) => place % FOLDS !== fold),
    asked: labelled.filter((_each, place) => place % FOLDS === fold),
  }));
}

function commonest(labelled: readonly Labelled[]): number {
  let right = 0;
  for (const { learned, asked } of folds(labelled)) {
    const counts = new Map<string, number>();
    for (const { label } of learned) counts.set(label, (counts.get(label) ?? 0) + 1);
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    right += asked.filter(({ label }) => label === best?.[0]).length;
  }
  return right / labelled.length;
}

function listAlone(labelled: readonly Labelled[], list: readonly Group[]): number {
  const classifier = new Classifier(list);
  const right = labelled.filter(
    ({ example, label }) => classifier.suggest(example, 0)[0]?.label === label,
  );
  return right.length / labelled.length;
}

function validated(labelled: readonly Labelled[], list: readonly Group[], least: number) {
  let [right, shown, rightShown, told] = [0, 0, 0, 0];
  for (const { learned, asked } of folds(labelled)) {
    const classifier = new Classifier(list);
    for (const { example, label } of learned) classifier.learn(example, label);
    for (const { example, label } of learned) classifier.check(example, label);
    for (const { example, label } of asked) {
      const [best] = classifier.suggest(example, 0);
      if (!best) continue;
      if (best.label === label) right += 1;
      if (best.confidence < least) continue;
      shown += 1;
      told += best.confidence;
      if (best.label === label) rightShown += 1;
    }
  }
  return {
    right: right / labelled.length,
    shown: shown / labelled.length,
    rightShown: rightShown / shown,
    told: told / shown,
  };
}
