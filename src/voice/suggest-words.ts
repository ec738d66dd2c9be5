/**
 * Words that speak for a choice before anything was learned: a beginning that each office edits. Categories and kinds
 * are those of the standard app, sections those of 八幡西区役所 and what they are publicly said to handle.
 */
import type { Group } from '../text/synonyms';
import type { SuggestedSlot } from './similar-settings';

const list = (written: string): Group[] =>
  written
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', words = ''] = line.split('=');
      return { name, wordings: words.split('、') };
    });

export const suggestWords: Record<SuggestedSlot, readonly Group[]> = {
  category: list(`
道路・公園=歩道、車道、道路、段差、公園、遊具、草刈り、街路樹、側溝、カーブミラー、落ち葉、舗装、ベンチ
ごみ・環境=ごみ、集積所、収集、分別、不法投棄、ポイ捨て、カラス、野良猫、騒音、悪臭、害虫、リサイクル
防犯・防災=避難所、防災、防災無線、冠水、土のう、ハザードマップ、街灯、防犯カメラ、不審者、空き家、地震、台風
交通・駐輪=駐輪場、放置自転車、バス、通学路、信号、自転車、横断歩道、電動キックボード
子育て・教育=保育園、学童、幼稚園、学校、児童手当、子育て、給食、授乳、予防接種、小学校
高齢・介護=介護、高齢者、デイサービス、認知症、見守り、敬老、年寄り
障害福祉=障害、障害者手帳、車いす、手話、点字、補聴器、ヘルパー
国保・年金=国保、年金、保険料、保険証、納付書、高額療養費
戸籍・住民票=住民票、戸籍、マイナンバーカード、転入、転出、印鑑登録、証明書
生活保護・福祉=生活保護、保護費、ケースワーカー、生活費、生活に困、食べる物
市民センター・地域活動=市民センター、自治会、町内会、講座、回覧板、サークル、体育館
窓口対応・庁舎=窓口、待ち時間、職員、態度、たらい回し、案内表示、庁舎、エレベーター、駐車場、トイレ
多文化・外国人=外国、英語、通訳、やさしい日本語、中国語、ベトナム、ネパール、japanese、english
`),
  assignedSection: list(`
総務企画課=防災、避難所、広報、庁舎、外国
コミュニティ支援課=自治会、町内会、市民センター
市民課=住民票、戸籍、マイナンバーカード、転入、転出、印鑑登録
国保年金課=国保、年金、保険料、保険証
まちづくり整備課=道路、歩道、公園、側溝、カーブミラー、街路樹、駐輪場
保健福祉課=保育園、介護、障害、予防接種、児童手当、高齢者
保護第一課=生活保護、ケースワーカー、保護費
`),
  kind: list(`
要望=ほしい、してください、増やして、付けて、お願い
提案=どうでしょう、してはどうか、はどうですか、提案、できないでしょうか、アイデア
苦情=ひどい、怒、態度が悪、納得、おかしい、失礼、いい加減
困りごと=困って、困る、心配、不安、怖い、危ない
相談・問合せ=教えて、知りたい、どこに、どうすれば、いつ届、できますか、相談したい
感謝=ありがとう、助かった、助かりました、お礼、感謝、うれし
`),
};
