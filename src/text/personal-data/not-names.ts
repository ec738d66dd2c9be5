/** Words that stand before さん, 様 or 先生, or after 「氏名」, and are nobody's name. */

/** Ends of words for a part someone plays: 看護師さん, 八百屋さん, 利用者様. */
export const roleEnd =
  /(?:師|士|員|者|屋|医|官|長|手|人|主|生|客|子|親|父|母|兄|姉|弟|妹|夫|妻|婦|孫|娘|息子|祖父|祖母|叔父|叔母|伯父|伯母|従兄|嬢|坊|僧|工|民|族|業|社|店|局|署|課|係|部|室|校|園|所|会|団|隊|組|合|方|達|年寄|隣|近所|仏|神|王|姫|役|任|担当|当番|相手|同居|友達|先祖|皆|皆々|奥|旦那|家内|大家|女将|名無|匿名|貴|双方|各位|家族|身内|仲間|老|翁|主任|会員|大工|農家|左官|巡り|医者|子供|親方|家主|先輩|後輩|同僚|上司|職|館|院|寺|宮|市|区|町|村|県|省|庁|銀行|郵便|宅配|新聞|牛乳|電気|水道|警察|消防|議|秘書|書記|会計|監査|保育|介護|看護|親御|司|協|包括|総代|板前|仲居|船頭|新郎|鉄|受付|電力|商工|生協|農協|社協|弘法|稲荷|不動|薬師|観音|天神|明神|地蔵|八幡|大黒|恵比寿|不動産|通訳|翻訳)$/;

/** 様 is also the end of words of its own. */
export const samaWords =
  /(?:仕|同|模|多|異|有|一|何|神|王|外|左|右|此|斯|諸|各|貴|奥|皆|客|仏|殿|上|如|今|逆|両|御|子|姫|我|母|父|兄|姉|ご先祖)$/;

const katakana = new Set(
  'ヘルパー ケアマネ ケアマネージャー ケアマネジャー スタッフ ボランティア ドライバー オーナー マネージャー コンビニ スーパー サンタ ママ パパ メーカー タクシー ガス パート アルバイト バイト リーダー サポーター コーチ インストラクター モデル ゾウ キリン ウサギ ネコ イヌ カラス カメラマン セールスマン ユーザー デイサービス デイ ホーム クリニック センター サービス ショートステイ シルバー ヤクルト ダスキン クリーニング ペット メンバー ゲスト ホスト レポーター アナウンサー タレント クレーマー ニート ベビー ベテラン プロ ソーシャルワーカー ワーカー カウンセラー アドバイザー コーディネーター サラリーマン オペレーター ガードマン レジ フロント マンション アパート ビル テナント ディーラー ハローワーク ネイティブ ハーフ シングルマザー バス トラック イオン サンリブ マルショク セブン ローソン ファミマ ファミリーマート ニトリ コメリ ナフコ ドコモ ソフトバンク ハローデイ スピナ ダイソー ユニクロ マクドナルド スタバ トヨタ ニッサン ヤマト クロネコ ヒーロー ライダー ドクター ナース マスター オペ ガソリンスタンド スタンド ファミレス レストラン カフェ ラーメン バスガイド ガイド ジャニーズ スタッフ シェフ コック パティシエ デザイナー エンジニア プログラマー テレビ ラジオ ニュース スポーツ サッカー バレー ダンス ヨガ ピアノ ギター バンド アイドル ファミリー シニア キッズ ジュニア ビギナー リピーター フリーター パートナー フレンド ライバル ボス チーフ キャプテン コンシェルジュ ソーラー リフォーム ハウス ガス エネオス コスモス ドラッグ ドラモリ コープ エフコープ ゆめタウン ミニストップ デイリー スシロー サイゼリヤ ガスト ジョイフル モス ケンタッキー ミスド エディオン ケーズ シャープ パナソニック ソニー ダイハツ スバル ヤクザ チンピラ ホームレス ブラック ホワイト ペンギン パンダ ライオン ウサギ カメ カエル スズメ ハト タヌキ キツネ サル クマ イノシシ'.split(
    ' ',
  ),
);

export function isKatakanaWord(written: string): boolean {
  return (
    katakana.has(written) ||
    /(?:マン|ワーカー|スタッフ|サービス|センター|クラブ|ショップ|マネ|ヘルパー)$/.test(written)
  );
}

/** What a form's 「氏名」 holds when it holds none. */
export const noName =
  /^(?:不明|匿名|匿名希望|無記名|記入|記入なし|未記入|未確認|非公開|非公表|省略|なし|同上|本人|代理|代理人|市民|区民|住民|住所|電話|変更|公募|別紙|上記|下記|右記|欄外|空白|空欄|失念|黒塗|確認|未定|法人|後日|後日連絡|要確認|該当|特記|世帯主|名無|住所氏名|同左|不在|交代|調整中|検討中)|(?:課|係|部|室|局|所|欄|者|希望|課長|係長|団体|会社|委員会|町内会|自治会|名)$/;

/** Words for relatives that end like given names. */
export const commonWords = new Set(
  '様子 息子 女子 男子 双子 親子 椅子 帽子 電子 障子 餅子 弟子 調子 原子 利子 菓子 冊子 骨子 格子 扇子 面子 孫子 母子 父子 団子 拍子 種子 迷子 一人 二人 三人 実家 介護 扶養 名前 保険 年金 病院 入院 葬儀 仕事 学校 太郎 一郎 長男 次男 三男 長女 次女 代わり 世代 時代 年代 現代 交代 部屋 施設 車椅子 老後 通院 同居'.split(
    ' ',
  ),
);

export const nationalities =
  /^(?:Japanese|Chinese|Korean|Filipino|Filipina|Vietnamese|Nepali|Nepalese|Indonesian|Brazilian|American|British|Indian|Thai|Muslim|Christian|Sorry|Not|The|A|An|Mayor|President|Governor|Sir|Madam|And|Very|Just|From|In|On|At|It|My|I|We|You|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|Kitakyushu|Kurosaki|Orio|Japan|Ward|City|Station|Hall|Office|Park|Street|School|Hospital|Center|Centre|Library|University|Shrine|Temple|Bridge|River|Section|Department|Counter|Line|Bus|New|Old|North|South|East|West)$/;
