/** Words that editors add to make a sentence of what was said: they ask for nothing new. */
export const ADDABLE = `
者 人 方々 もの 側 用 向き 旨 点 以上の点 面 文 文中 文言 本文中 項目
行く 行き 来る 来て 受け 受ける 行なう 行なっ 取る 取り 持つ 持ち 見る 見て 読む 読み 読ん 読んで 読ませ 読め
当たる 当たり 関わる 係る 伴う 伴い 応じる なされ 設け 設ける 置く 置き 置い 付す 付し
存在 可能性 状態 様子 状況 場面 都合 本件 当該の 所定の 適宜 順 分 別 他
`;
