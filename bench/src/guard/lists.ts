export interface ListItem {
  /** Indices of lines, `to` exclusive: the item with its continuation lines. */
  from: number;
  to: number;
  indent: number;
  marker: string;
  body: string;
}

const ITEM = /^([ \t]*)([-*+•]|\d{1,3}[.)])([ \t]+)(\S.*)$/;

/**
 * Runs of items of equal indent, each item on one line, with nothing between them. Items that own other lines
 * (nested items, code) break a run.
 */
export function listsIn(lines: readonly string[]): ListItem[][] {
  const lists: ListItem[][] = [];
  let list: ListItem[] = [];
  let isFenced = false;
  const close = (): void => {
    if (list.length > 1) lists.push(list);
    list = [];
  };
  for (const [index, line] of lines.entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) isFenced = !isFenced;
    const match = isFenced ? null : ITEM.exec(line);
    const next = lines[index + 1] ?? '';
    const indent = match?.[1]?.length ?? 0;
    const isLeaf = next.trim() === '' || /^[ \t]*/.exec(next)?.[0].length === indent;
    const before = list.at(-1);
    if (!match || !isLeaf || (before && (before.indent !== indent || before.to !== index))) close();
    if (match && isLeaf)
      list.push({ from: index, to: index + 1, indent, marker: match[2] ?? '', body: match[4] ?? '' });
  }
  close();
  return lists;
}
