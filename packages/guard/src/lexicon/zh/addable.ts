/** Words that editors add to make a sentence of what was said: they ask for nothing new. */
export const ADDABLE = `
人 者 人士 人员 文 文中 正文 字样 处 点 项 面向 相应地 即 加 加以 予以 及其
检查 查看 阅读 读 看 整理 处理 安排 举行 办 处在 位于 属于 成为 形成 存在着 发给 供 供我 附 附有 标 注 设 取
出 成 好 完 到 入 各自 共 共计 总共 一共 本店 本人 本公司 该店 其 逐一 统一 全程 按 照 依 从 所 式 版 型 类
`;
