import { Email } from '@refinery/contracts/credentials.ts';
import type { DirectoryAttributes, DirectoryEmail } from '@refinery/db/schema/scim-users.ts';
import { Value } from 'typebox/value';
import { invalidValue } from '../scim-refusal.ts';
import { pickKnown, readBoolean, readList, readText } from './read-attributes.ts';

/** What is kept of a person; other attributes are taken, and forgotten. */
export const USER_ATTRIBUTES = ['userName', 'externalId', 'active', 'displayName', 'name', 'emails'] as const;
export const NAME_PARTS = ['formatted', 'givenName', 'familyName'] as const;
export const EMAIL_PARTS = ['value', 'type', 'primary'] as const;
export const MOST_EMAILS = 20;

/** Somebody as a directory describes them. */
export interface UserInput {
  userName: string;
  externalId: string | null;
  /** Undefined: it does not say. */
  active: boolean | undefined;
  attributes: DirectoryAttributes;
}

/** Reads a person (RFC 7643, 4.1). Errors: `invalidValue`. */
export function readUser(body: unknown): UserInput {
  const given = pickKnown(body, USER_ATTRIBUTES, 'The user');
  const userName = readText(given.userName, 'userName');
  if (userName === undefined) throw invalidValue('userName is required.');
  const attributes: DirectoryAttributes = {};
  const displayName = readText(given.displayName, 'displayName');
  if (displayName !== undefined) attributes.displayName = displayName;
  const name = readName(given.name);
  if (name !== undefined) attributes.name = name;
  const emails = readList(given.emails, MOST_EMAILS, 'emails').flatMap(readEmail);
  if (emails.length > 0) attributes.emails = emails;
  return {
    userName,
    externalId: readText(given.externalId, 'externalId') ?? null,
    active: readBoolean(given.active, 'active'),
    attributes,
  };
}

function readName(value: unknown): DirectoryAttributes['name'] {
  if (value === undefined || value === null) return undefined;
  const given = pickKnown(value, NAME_PARTS, 'name');
  const name: NonNullable<DirectoryAttributes['name']> = {};
  for (const part of NAME_PARTS) {
    const text = readText(given[part], `name.${part}`);
    if (text !== undefined) name[part] = text;
  }
  return Object.keys(name).length > 0 ? name : undefined;
}

/** None where it has no value: directories describe e-mails that people do not have. */
function readEmail(one: unknown): DirectoryEmail[] {
  const given = pickKnown(one, EMAIL_PARTS, 'An e-mail');
  const value = readText(given.value, 'emails.value');
  if (value === undefined) return [];
  const email: DirectoryEmail = { value };
  const type = readText(given.type, 'emails.type');
  if (type !== undefined) email.type = type;
  const primary = readBoolean(given.primary, 'emails.primary');
  if (primary !== undefined) email.primary = primary;
  return [email];
}

/**
 * The e-mail of somebody's account: the primary one, else the first, else the user name where that is one.
 */
export function findEmail({
  userName,
  attributes,
}: Pick<UserInput, 'userName' | 'attributes'>): string | undefined {
  const emails = attributes.emails ?? [];
  const given = [...emails.filter(({ primary }) => primary), ...emails].map(({ value }) => value);
  return [...given, userName].find((candidate) => Value.Check(Email, candidate));
}

/** The same. Errors: `invalidValue` where there is none. */
export function emailOf(user: Pick<UserInput, 'userName' | 'attributes'>): string {
  const email = findEmail(user);
  if (email === undefined) throw invalidValue('An active user needs an e-mail: in emails, or as userName.');
  return email;
}

/** What somebody is called; null: the directory does not say. */
export function fullNameOf({ displayName, name }: DirectoryAttributes): string | null {
  const parts = [name?.givenName, name?.familyName].filter((part) => part !== undefined).join(' ');
  return (displayName ?? name?.formatted ?? (parts || null))?.slice(0, 200).toWellFormed() ?? null;
}
