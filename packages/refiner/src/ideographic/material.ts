import type { Segment } from '@refinery/text/segment.ts';
import type { Token } from '@refinery/text/token.ts';

/** What follows is pointed at … */
const POINTER = /[下次]面|以下|下列|如下|下方|[后後]面|附上|下記|次の|添付|貼り付け/;
/** … and says what to do, not what to do it with. */
const DIRECTIVE =
  /(?:以下|下列|如下|下記|次の|下面)の?[^，。、]{0,4}(?:[规規][则則]|要求|步[骤驟]|格式|方面|[条條]件|[标標]准|原[则則]|[问問][题題]|[几幾][点點個个]|ルール|形式|手順|項目|要件|条件|点|観点)/;
/** Words with which people say what to do. */
const ORDERS =
  /[请請你您]|不要|不得|必[须須]|[务務]必|需要|ください|下さい|してほしい|こと[。]|お願い|あなた|ルール|条件|要求|[规規][则則]/;
const BLANK_LINE = /\n[ \t\u3000]*\r?\n/;

const CHARACTERS = /[\u3040-\u30ff\u4e00-\u9fff]/g;

/**
 * Whether a text begins in Chinese or Japanese: what it hands over may be longer, and in a language of its
 * own.
 */
export function opensDense(text: string, tokens: readonly Token[], first: Segment | undefined): boolean {
  if (!first) return false;
  const said = text.slice(tokens[first.from]?.start, tokens[first.to - 1]?.end);
  return (said.match(CHARACTERS)?.length ?? 0) * 2 > said.length;
}

/**
 * Leaves out what a Chinese or Japanese prompt hands over: everything from the line on that follows a
 * sentence which points at it ("下面…", "以下の…") or ends with a colon, unless that introduces rules; and
 * paragraphs that give no orders. Unclear means handed over.
 */
export function withoutHandedOver(
  text: string,
  tokens: readonly Token[],
  parts: readonly Segment[],
): readonly Segment[] {
  const own: Segment[] = [];
  let points = false;
  let isOwn = true;
  let end = 0;
  for (const part of parts) {
    const start = tokens[part.from]?.start ?? 0;
    const gap = text.slice(end, start);
    end = tokens[part.to - 1]?.end ?? start;
    const said = text.slice(start, end);
    if (points && gap.includes('\n')) return own;
    if (BLANK_LINE.test(gap)) isOwn = ORDERS.test(said) || part.line === 'heading';
    if (!isOwn) continue;
    own.push(part);
    points =
      !DIRECTIVE.test(said) && (points || POINTER.test(said) || (/[：:]$/.test(said) && !ORDERS.test(said)));
  }
  return own;
}
