import type { users } from '@refinery/db/schema/users.ts';
import type { Context } from '../../context/context.ts';
import { accountFiles } from './account-files.ts';
import { membershipsOf } from './memberships.ts';
import { organizationFiles } from './organization-files.ts';
import type { ArchiveFile } from './zip.ts';

type User = typeof users.$inferSelect;
type ReadContext = Pick<Context, 'db' | 'systemDb'>;

/** Everything that is held about a person, file by file. The first says what the others are. */
export function filesOf(ctx: ReadContext, user: User): ArchiveFile[] {
  const memberships = () => membershipsOf(ctx, user.id);
  const files = [...accountFiles(ctx, user, memberships), ...organizationFiles(ctx, user, memberships)];
  const readMe: ArchiveFile = {
    name: 'README.txt',
    about: 'this file',
    text: () => readme([readMe, ...files]),
  };
  return [readMe, ...files];
}

async function* readme(files: readonly ArchiveFile[]): AsyncIterable<string> {
  const width = Math.max(...files.map(({ name }) => name.length)) + 2;
  yield `What Prompt Refinery holds about you
====================================

Each other file is NDJSON: one JSON object a line, in UTF-8. Times are ISO 8601 in UTC.
A file without lines says that there is nothing of its kind.

`;
  for (const { name, about } of files) yield `${name.padEnd(width)}${about}\n`;
  yield `
Left out are secrets and what is made from them: hashes of passwords, tokens and API keys,
the secret of a second factor, provider credentials. E-mails and names of other people are
left out of what you did to them. What you made in organizations that you belong to no more
is theirs: ask their admins. Mails that wait to be sent are encrypted and gone once sent.
`;
}
