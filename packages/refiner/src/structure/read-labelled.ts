import { classifySentence } from './classify-sentence.ts';
import { headingEnd, paragraphEnd } from './extents.ts';
import { type Label, namesMaterial } from './labels.ts';
import { looksAhead } from './leaning.ts';
import { ownedEnd } from './owned-end.ts';
import { add, isSaid, join, type Reader, textEnd, vote } from './reader.ts';
import { namedSection, sectionOfHeading } from './sections.ts';

export function readHeading(reader: Reader, at: number): number {
  const { units } = reader;
  const words = units[at]?.words ?? '';
  const section = sectionOfHeading(words);
  const end = headingEnd(units, at, section !== undefined);
  const body = units[at + 1];
  const contentFrom = end > at + 1 && body && namedSection(words) !== undefined ? body.from : undefined;
  const named = section !== undefined;
  return add(reader, at, end, section ?? vote(reader, at + 1, end), 'region', { contentFrom, named });
}

export function readTags(reader: Reader, at: number): number {
  const { units, blocks } = reader;
  const unit = units[at];
  if (!unit) return at + 1;
  let end = at + 1;
  while (end < units.length && (units[end]?.from ?? 0) < unit.tagEnd) end++;
  const last = blocks.at(-1);
  const section = sectionOfHeading((/^<([\w.-]+)/.exec(unit.words)?.[1] ?? '').replace(/[_.-]/g, ' '));
  if (last && (last.words.endsWith(':') || (looksAhead(last.words) && section === undefined)))
    return join(reader, end);
  return add(reader, at, end, section ?? 'context', 'region');
}

export function readSaid(reader: Reader, at: number): number {
  const { units, blocks } = reader;
  let end = at + 1;
  while (
    end < units.length &&
    (isSaid(reader, end) || (!units[end]?.paragraph && !reader.labels[end] && units[end]?.kind !== 'heading'))
  )
    end++;
  const last = blocks.at(-1);
  if (last && (last.words.endsWith(':') || last.section === 'examples')) return join(reader, end);
  const name = reader.labels[at]?.name.toLowerCase() ?? '';
  const isDialogue =
    /^(?:user|assistant|human|ai|bot|customer|agent|me|you|student|teacher|interviewer)\b/.test(name);
  return add(reader, at, end, isDialogue ? 'context' : 'examples', 'region');
}

export function readLabel(reader: Reader, at: number, label: Label): number {
  const { units } = reader;
  const same = namedSection(label.name);
  if (label.section === undefined && namesMaterial(label.name))
    return add(reader, at, textEnd(reader, at), 'context', 'region', { named: true });
  const named = label.section !== undefined;
  if (!label.alone) {
    const end = units[at]?.first ? paragraphEnd(units, reader.labels, at) : at + 1;
    const rest = reader.text.slice(label.contentFrom, units[at]?.to);
    const section = label.section ?? classifySentence(rest, reader.languages[at] ?? 'en');
    const contentFrom = same === section ? label.contentFrom : undefined;
    return add(reader, at, end, section, 'sentence', { contentFrom, named });
  }
  const end = ownedEnd(reader, at, label.section);
  const body = units[at + 1];
  const contentFrom = end > at + 1 && body && same !== undefined ? body.from : undefined;
  const section = label.section ?? vote(reader, at + 1, end);
  return add(reader, at, end, section, 'region', { contentFrom, named });
}
