import type { Change } from './by-block/change.ts';
import { type Marks, marksOf } from './by-block/marks.ts';
import { propose, type Refusal } from './by-block/propose.ts';
import { readAnswer } from './by-block/read-answer.ts';
import { showUnits } from './by-block/show.ts';
import { type Units, unitsOf } from './by-block/units.ts';
import type { ReadTexts } from './model/read-texts.ts';
import type { RefineOptions } from './model/types.ts';
import { readProtection } from './protected.ts';

/** What decides which parts of a text stay byte for byte. */
type Protecting = Pick<RefineOptions, 'preserve' | 'material' | 'refineMaterial'>;

/** The parts of a text that a writer may change. `known` may know it already, see {@link readProtection}. */
export function readUnits(text: string, options: Protecting, known?: ReadTexts): Units {
  const { texts, material } = readProtection(text, options, known);
  return unitsOf(text, texts, material);
}

/** A text as a writer sees it. */
export interface ShownText {
  shown: string;
  /** What marks begin with; undefined where there are none. */
  sign: string | undefined;
  /** How many blocks and sentences have a number. */
  count: number;
}

/** Numbers what a writer may change in a text. */
export function showText(text: string, options: Protecting): ShownText {
  const units = readUnits(text, options);
  const marks = marksOf(units);
  const hasMarks = units.units.some((unit) => marks.of(unit).size > 0);
  return {
    shown: showUnits(units, marks),
    sign: hasMarks ? marks.sign : undefined,
    count: units.units.length,
  };
}

export interface OpenedAnswer {
  units: Units;
  marks: Marks;
  changes: Change[];
  refusals: Refusal[];
  /** Whether the reply is one of the kind that was asked for. */
  isValid: boolean;
}

/** Reads what a writer answered to a text that it saw with {@link showText}. */
export function openAnswer(
  text: string,
  reply: string,
  isCutOff: boolean,
  options: Protecting,
): OpenedAnswer {
  const units = readUnits(text, options);
  const marks = marksOf(units);
  const { proposals, isValid } = readAnswer(reply, isCutOff);
  return { units, marks, isValid, ...propose(units, marks, proposals) };
}
