import { IsUuid } from 'typebox/format';
import { invalidValue } from '../scim-refusal.ts';
import { pickKnown, readList, readText } from './read-attributes.ts';
import { type Operation, pathsOf } from './read-patch.ts';

const GROUP_ATTRIBUTES = ['displayName', 'externalId', 'members'] as const;
const MOST_MEMBERS = 10_000;

/** A change of who belongs to a group: these join, these leave, or these are all. */
export interface MemberChange {
  kind: 'add' | 'remove' | 'replace';
  ids: string[];
}

/** What changes of a group; undefined stays. */
export interface GroupChange {
  displayName?: string;
  externalId?: string | null;
  members: MemberChange[];
}

/** Reads a whole group (RFC 7643, 4.2). Without `members`, they stay. Errors: `invalidValue`. */
export function readGroup(body: unknown): GroupChange & { displayName: string; externalId: string | null } {
  const given = pickKnown(body, GROUP_ATTRIBUTES, 'The group');
  return {
    displayName: requireName(given.displayName),
    externalId: readText(given.externalId, 'externalId') ?? null,
    members: given.members === undefined ? [] : [{ kind: 'replace', ids: readMembers(given.members) }],
  };
}

const MEMBER_FILTER = /^members\[\s*value\s+eq\s+"([^"\\]{1,100})"\s*\]$/i;

/** Reads the operations of a PATCH of a group. Errors: `invalidValue`, `invalidPath`, `noTarget`. */
export function readGroupPatch(operations: readonly Operation[]): GroupChange {
  const change: GroupChange = { members: [] };
  for (const operation of operations)
    for (const { path, value } of pathsOf(operation)) applyTo(change, operation.op, path, value);
  return change;
}

function applyTo(change: GroupChange, op: Operation['op'], path: string, value: unknown): void {
  const name = path.toLowerCase();
  const [, filtered] = MEMBER_FILTER.exec(path) ?? [];
  if (filtered !== undefined) {
    change.members.push({
      kind: op === 'remove' ? 'remove' : 'add',
      ids: readMembers([{ value: filtered }], op),
    });
  } else if (name === 'members') {
    const isMissing = value === undefined || value === null;
    if (isMissing && op !== 'remove') throw invalidValue('members needs a value.');
    change.members.push({ kind: isMissing ? 'replace' : op, ids: readMembers(value, op) });
  } else if (name === 'displayname') {
    change.displayName = requireName(op === 'remove' ? undefined : value);
  } else if (name === 'externalid') {
    change.externalId = op === 'remove' ? null : (readText(value, 'externalId') ?? null);
  } else if (name.startsWith('members'))
    throw invalidValue('Members can be found by value eq, and nothing else.');
}

function requireName(value: unknown): string {
  const name = readText(value, 'displayName');
  if (name === undefined) throw invalidValue('displayName is required.');
  return name;
}

/** The ids of people; directories also send what they are called, and where they are. */
const readMembers = (value: unknown, op?: Operation['op']): string[] => [
  ...new Set(
    readList(value, MOST_MEMBERS, 'members').flatMap((member) => {
      const id = readText(pickKnown(member, ['value'], 'A member').value, 'members.value') ?? '';
      if (IsUuid(id)) return [id.toLowerCase()];
      // Whoever is nobody's id is in no group.
      if (op === 'remove') return [];
      throw invalidValue('A member must be the id of a user.');
    }),
  ),
];
