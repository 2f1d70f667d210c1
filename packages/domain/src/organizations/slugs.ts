import { randomBytes } from 'node:crypto';

const MAX_LENGTH = 48;

/** A slug for a name: ASCII letters, digits and hyphens; `team` where the name has none of them. */
export function slugify(name: string): string {
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
export const withSuffix = (slug: string): string => `${slug}-${randomBytes(3).toString('hex')}`;
