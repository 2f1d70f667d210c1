/**
 * Characters that show nothing, or change the order of what follows: first and last of each row. Pictures of
 * several characters need some of them.
 */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe0fff],
];
const ZERO_WIDTH_JOINER = 0x200d;

const isInvisible = (code: number): boolean =>
  INVISIBLE.some(([first, last]) => code >= first && code <= last);

/** A part of a text: as it is, or one character that does not show, with a name to show for it. */
export interface Shown {
  text: string;
  label: string | null;
}

/** Cuts a text where there is a character that does not show. */
export function showInvisible(text: string): Shown[] {
  const shown: Shown[] = [];
  let plain = 0;
  let before = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const length = code > 0xffff ? 2 : 1;
    // A family is one picture of several, joined; a variation selector stands between.
    const joinsPicture = code === ZERO_WIDTH_JOINER && (before >= 0x1f000 || before === 0xfe0f);
    if (code !== 0x0a && code !== 0x0d && !joinsPicture && isInvisible(code)) {
      if (plain < at) shown.push({ text: text.slice(plain, at), label: null });
      const label = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      shown.push({ text: text.slice(at, at + length), label });
      plain = at + length;
    }
    before = code;
    at += length;
  }
  if (plain < text.length) shown.push({ text: text.slice(plain), label: null });
  return shown;
}
