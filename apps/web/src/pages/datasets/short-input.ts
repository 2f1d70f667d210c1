import type { DatasetItem } from '@prompt-refinery/client';
import { shorten } from '../refine/shorten.ts';

export type Input = DatasetItem['input'];
export type InputValue = Input[string];

const LONGEST = 160;
/** Values beyond what fits are not put together: there may be a hundred long ones. */
const MOST_SHOWN = 8;

/** The values of an input in one line. Messages are counted by `messages`. */
export function shortInput(input: Input, messages: (many: number) => string): string {
  const values = Object.entries(input)
    .slice(0, MOST_SHOWN)
    .map(([name, value]) => `${name}: ${shorten(oneLine(value, messages), LONGEST)}`);
  return shorten(values.join(' · '), LONGEST);
}

/** The beginning of a text of any length. */
export const shortText = (text: string): string => shorten(text, LONGEST);

const oneLine = (value: InputValue, messages: (many: number) => string): string =>
  Array.isArray(value) ? messages(value.length) : String(value);
