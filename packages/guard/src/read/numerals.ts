/** A number without its unit, and the index of the character behind it. */
export interface Numeral {
  value: number;
  end: number;
}

const ARABIC = /[\d０-９]+(?:[,，][\d０-９]{3})*(?:[.．][\d０-９]+)?/y;
const SPELLED = /[零〇一二两兩三四五六七八九十百千万萬亿億]+/y;
const SCALE = /[百千万萬亿億]+/y;
const DIGITS = '零一二三四五六七八九';
const SCALES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
};

/** 三百五十, 两万, 二〇二五, 350, 3,000, ３万, 1.5. */
export function numeralAt(text: string, at: number): Numeral | undefined {
  ARABIC.lastIndex = at;
  const arabic = ARABIC.exec(text)?.[0];
  if (arabic !== undefined) return scaled(text, Number(plainDigits(arabic)), ARABIC.lastIndex);
  SPELLED.lastIndex = at;
  const spelled = SPELLED.exec(text)?.[0];
  return spelled === undefined ? undefined : { value: spelledValue(spelled), end: SPELLED.lastIndex };
}

const plainDigits = (written: string): string =>
  written
    .replace(/[,，]/g, '')
    .replace(/．/g, '.')
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));

/** "3万", "2百万". */
function scaled(text: string, value: number, end: number): Numeral {
  SCALE.lastIndex = end;
  const scale = SCALE.exec(text)?.[0];
  if (scale === undefined) return { value, end };
  let factor = 1;
  for (const character of scale) factor *= SCALES[character] ?? 1;
  return { value: value * factor, end: SCALE.lastIndex };
}

function spelledValue(written: string): number {
  if (!/[十百千万萬亿億]/.test(written)) return Number([...written].map(digitOf).join(''));
  let total = 0;
  let part = 0;
  let digit = 0;
  for (const character of written) {
    const plain = digitOf(character);
    if (plain >= 0) digit = plain;
    else if (character === '十' || character === '百' || character === '千') {
      part += (digit || 1) * (SCALES[character] ?? 10);
      digit = 0;
    } else {
      total += (part + digit || 1) * (SCALES[character] ?? 1);
      part = 0;
      digit = 0;
    }
  }
  return total + part + digit;
}

const digitOf = (character: string): number =>
  character === '两' || character === '兩' ? 2 : character === '〇' ? 0 : DIGITS.indexOf(character);

/** End of what a sticky pattern finds at an offset, -1 where it finds nothing. */
export function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
