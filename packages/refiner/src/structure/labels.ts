import { ACTION_VERBS } from '@refinery/text/word-sets.ts';
import { namedSection, type SectionName, sectionOfHeading } from './sections.ts';
import type { Unit } from './units.ts';

/** A line that names what follows ("Requirements:") or what stands behind it ("Tone: formal"). */
export interface Label {
  name: string;
  section: SectionName | undefined;
  /** True where nothing stands behind it on its line. */
  alone: boolean;
  /** Offset of what it labels on its own line. */
  contentFrom: number;
}

const LABEL = /^([*_]{0,3})(\p{L}[\p{L}\p{N} '’/&()-]{0,48})([*_]{0,3}):([*_]{0,3})(?:\s+|$)/u;
const BOLD_LINE = /^(?:\*\*|__)([^*_\n]{2,60})(?:\*\*|__)$/;
const MATERIAL_NAME =
  /^(?:the |my |original |source )?(?:text|article|e-?mail|passage|paragraph|document|transcript|story|content|letter|review|message|code|input|data|body|draft|abstract|essay|report|conversation|job description|resume|cv|excerpt|snippet|poem|lyrics|post|tweet)s?$/i;

/** Label that the first unit of a line carries, or undefined. */
export function labelOf(unit: Unit, isWholeLine: boolean): Label | undefined {
  if (unit.kind !== 'sentence') return undefined;
  const words = unit.words.slice(0, 120);
  const bold = unit.first && isWholeLine && unit.words.length < 70 ? BOLD_LINE.exec(words)?.[1] : undefined;
  if (bold !== undefined) return label(bold.replace(/:\s*$/, ''), true, unit.to);
  const match = LABEL.exec(words);
  if (match?.[2] === undefined) {
    const bare = unit.first && isWholeLine && unit.words.length < 30 ? namedSection(words) : undefined;
    return bare && /^[*_]*\p{Lu}/u.test(words)
      ? { name: words, section: bare, alone: true, contentFrom: unit.to }
      : undefined;
  }
  const alone = isWholeLine && match[0].trimEnd().length === unit.words.length;
  const name = match[2].trim();
  if (!isName(name, alone) || (!unit.first && (alone || sectionOfHeading(name) === undefined)))
    return undefined;
  const contentFrom = alone
    ? unit.to
    : unit.from + (unit.words.length - unit.words.slice(match[0].length).length);
  return label(name, alone, contentFrom);
}

/** What labels with and without a number have in common: "Example 2" and "example". */
export const fieldName = ({ name }: Label): string =>
  name
    .toLowerCase()
    .replace(/(?<!\d)\d+$/, '')
    .trimEnd();

function label(name: string, alone: boolean, contentFrom: number): Label {
  return { name, section: sectionOfHeading(name), alone, contentFrom };
}

/** "Summarize this:" is a sentence, "Output format:" a name. */
function isName(name: string, alone: boolean): boolean {
  const words = name.split(/\s+/);
  if (words.length > (alone ? 5 : 4)) return false;
  const first = words[0]?.toLowerCase() ?? '';
  if (/^(?:here|this|that|these|i|you|we|it|there|if|when|for|in|to)$/.test(first)) return false;
  return (
    !ACTION_VERBS.has(first) ||
    namesMaterial(name) ||
    namedSection(name) !== undefined ||
    (words.length <= 2 &&
      /^(?:output|answer|format|research|report|plan|design|style|limit|limits|target|respond|avoid|sample|note|address|cover|name|set|group|rules)$/.test(
        first,
      ))
  );
}

/** True for a label of a text that the prompt brings along. */
export function namesMaterial(name: string): boolean {
  return MATERIAL_NAME.test(name.trim());
}
