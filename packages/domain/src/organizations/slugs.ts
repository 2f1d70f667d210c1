import { randomBytes } from 'node:crypto';
import { DomainError } from '../errors/domain-error.ts';

const MAX_LENGTH = 48;

/** A slug for a name: ASCII letters, digits and hyphens; `team` where the name has none of them. */
function slugify(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-|-$/g, '');
  return slug.length >= 2 ? slug : 'team';
}

/** The slug with six random characters behind it, for when the plain one is taken. */
const withSuffix = (slug: string): string => `${slug}-${randomBytes(3).toString('hex')}`;

/** The wanted slug and no other; without one those that are derived from the name. */
export function slugsFor(name: string, wanted: string | undefined): string[] {
  if (wanted) return [wanted];
  const base = slugify(name);
  return [base, withSuffix(base), withSuffix(base)];
}

export const slugTaken = (slug = ''): DomainError =>
  new DomainError('organization_slug_taken', `The organization slug "${slug}" is taken. Choose another one.`);
