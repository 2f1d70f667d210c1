/** Verbs with which people ask a model for something, as an alternation: simplified and, where it differs, traditional. */
export const VERBS =
  '(?:推荐|推薦|写|寫|列|讲|講|介绍|介紹|解释|解釋|做|画|畫|总结|總結|翻译|翻譯|分析|设计|設計|生成|提供|安排|准备|準備|举|舉|找|起草|改|制定|整理|规划|規劃|说|說|看|润色|潤色|检查|檢查|修改|优化|優化|推)';

/** Verbs of doing something with a text or data, which need no "进行" before them. */
export const ACTIONS =
  '(?:统计|統計|分析|说明|說明|查询|查詢|推广|推廣|刷新|审查|審查|整理|总结|總結|翻译|翻譯|修改|优化|優化|比较|比較|对比|對比|评估|評估|评价|評價|评论|評論|检查|檢查|处理|處理|分类|分類|计算|計算|测试|測試|描述|解释|解釋|介绍|介紹|讨论|討論|规划|規劃|设计|設計|筛选|篩選|归纳|歸納|改写|改寫|润色|潤色|校对|校對|汇总|彙總|编辑|編輯|转换|轉換|验证|驗證|调整|調整|回答|回复|回覆|搜索|更新|标注|標註|提取|过滤|過濾|合并|合併|排查|询问|詢問|审核|審核|补充|補充|排序|承诺|承諾)';

/** A number as people write it, with or without its measure word. */
export const NUMBER = '[\\d０-９一二两兩三四五六七八九十百千万萬]{1,12}';
