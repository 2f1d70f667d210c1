import { ANYTHING, literal, NO_SPACES, SPACES } from './characters.ts';
import { type PatternReader, refuse } from './pattern-reader.ts';

type Member = { character: number } | { set: string };

/** A class in brackets, in RE2 syntax. Its `[` was taken. */
export function translateClass(reader: PatternReader): string {
  const negated = reader.take('^');
  const parts: string[] = [];
  while (!reader.take(']')) parts.push(translateMember(reader));
  const all = parts.join('');
  if (all !== '') return `[${negated ? '^' : ''}${all}]`;
  // `[]` matches nothing, `[^]` everything; in RE2 the bracket would be the first member.
  return `[${negated ? '' : '^'}${ANYTHING}]`;
}

function translateMember(reader: PatternReader): string {
  const first = readMember(reader);
  if (!reader.peek('-') || reader.peek('-]')) return translate(first);
  reader.take('-');
  const last = readMember(reader);
  // With a set at one end the hyphen is one of the members.
  if (!('character' in first && 'character' in last)) return `${translate(first)}\\-${translate(last)}`;
  if (first.character > last.character) refuse();
  return `${literal(first.character)}-${literal(last.character)}`;
}

function readMember(reader: PatternReader): Member {
  if (reader.isDone) refuse();
  if (!reader.take('\\')) return { character: inOneUnit(reader.next()) };
  const escaped = reader.escape();
  if ('boundary' in escaped) return { character: escaped.boundary === 'b' ? 0x08 : 0x42 };
  if ('character' in escaped) inOneUnit(escaped.character);
  return escaped;
}

const inOneUnit = (code: number): number =>
  code > 0xffff ? refuse('has a character beyond U+FFFF in brackets, which JavaScript takes for two') : code;

function translate(member: Member): string {
  if ('character' in member) return literal(member.character);
  if (member.set === 's') return SPACES;
  return member.set === 'S' ? NO_SPACES : `\\${member.set}`;
}
