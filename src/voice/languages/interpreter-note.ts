/** What to do when an interpreter is wanted: the text that an office begins with, and edits. */

/**
 * 北九州国際交流協会「行政通訳」: hours, arranging time, limits and waiting as read there
 * (http://neo.kitaq-koryu.jp/lifeinfo/interpreter.html); an office checks them before relying on them.
 */
export const INTERPRETER_NOTE = `通訳は北九州国際交流協会の「行政通訳」に頼みます。手配に1週間ほどかかるので、早めに日時の候補を2つ以上聞いてください。
受付は平日9時30分から17時。派遣・オンラインは3時間まで、電話は30分までです。
通訳者の指名と、書類の翻訳は頼めません。
約束の時間から15分たっても本人が来ないときは取り消しになります。来られないときは連絡してもらうよう伝えてください。
本人の費用はかかりません。家族や子どもに通訳を頼まないでください。`;
