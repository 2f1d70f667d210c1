import { directsList } from './direction.ts';
import type { Part } from './parts.ts';

const OPEN = /[:：]\**$/;
const ITEM_ENDS = /[.!?;:…"“”]\**$/;

/** In UTF-16 units. */
const LONGEST = 80;
const LONGEST_ITEM = 80;

/** "Retry on:", "You will:": a line that ends with a colon and is no item of a list. */
export const isOpenLine = ({ kind, isList, start, end }: Part, text: string): boolean =>
  kind === 'text' &&
  !isList &&
  end - start <= LONGEST &&
  OPEN.test(text.slice(Math.max(start, end - 3), end)) &&
  !text.slice(start, end).includes('\n');

/** Whether a line leads in the list right below it. */
export const isLeadIn = (parts: readonly Part[], at: number, text: string): boolean => {
  const [part, next] = parts.slice(at, at + 2);
  return part !== undefined && next?.isList === true && isOpenLine(part, text);
};

/** "Retry on:" above a list. */
export const leadsIn = (parts: readonly Part[], at: number, text: string): boolean => {
  const [first] = parts[at]?.sentences ?? [];
  return first !== undefined && isLeadIn(parts, at, text) && directsList(first);
};

/** A line such as "You will:" is of the author of what stands below it. */
export function decideLeadIns(parts: readonly Part[], own: boolean[], text: string): void {
  for (let at = parts.length - 2; at >= 0; at--) {
    const [part, next] = parts.slice(at, at + 2);
    if (part && next?.kind === 'text' && own[at + 1] && isOpenLine(part, text)) own[at] = true;
  }
}

/**
 * Whether a title stands in a row of titles with lists, and its own list only names things: "Security
 * review:" above "- Input validation", with "Design patterns:" above the next list. That is an outline of the
 * author; an example has sentences, quotations or data.
 */
export function isInOutline(parts: readonly Part[], at: number, text: string): boolean {
  const list = parts[at + 1];
  if (!list?.isList || !namesThings(list, text)) return false;
  return isTitled(parts, at + 2, text) || (parts[at - 1]?.isList === true && isTitled(parts, at - 2, text));
}

const isTitled = (parts: readonly Part[], at: number, text: string): boolean =>
  parts[at + 1]?.isList === true &&
  (parts[at]?.kind === 'heading' || parts[at]?.kind === 'label' || isLeadIn(parts, at, text));

const namesThings = ({ start, end }: Part, text: string): boolean => {
  const lines = text.slice(start, end).split('\n');
  return (
    lines.length >= FEWEST_ITEMS &&
    lines.every(
      (line) =>
        ITEM.test(line) &&
        !NOT_NAMED.test(line) &&
        line.length <= LONGEST_ITEM &&
        !ITEM_ENDS.test(line.trimEnd()),
    )
  );
};

const FEWEST_ITEMS = 3;
const ITEM = /^\s*(?:[-*•]|\d{1,3}[.)])\s\S/;
/** What data, samples and code have. A box to tick is none of them. */
const NOT_NAMED = /["“«„{}<>|=]|\[(?![ x]\])/;
