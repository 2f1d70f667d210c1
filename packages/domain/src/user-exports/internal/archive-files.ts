import type { users } from '@refinery/db/schema/users.ts';
import type { Context } from '../../context/context.ts';
import { accountFiles } from './account-files.ts';
import { membershipsOf } from './memberships.ts';
import { organizationFiles } from './organization-files.ts';
import type { ArchiveFile } from './zip.ts';

type User = typeof users.$inferSelect;
type ReadContext = Pick<Context, 'db' | 'settings' | 'systemDb'>;

/** Everything that is held about a person, file by file. The first says what the others are. */
export function filesOf(ctx: ReadContext, user: User): ArchiveFile[] {
  const memberships = () => membershipsOf(ctx, user.id);
  // Who asks for an archive came by a password.
  const open = async () => (await memberships()).filter(({ mustUseSso }) => !mustUseSso);
  const files = [...accountFiles(ctx, user, memberships), ...organizationFiles(ctx, user, open)];
  const readMe: ArchiveFile = {
    name: 'README.txt',
    about: 'this file',
    text: () => readme([readMe, ...files]),
  };
  return [readMe, ...files];
}

async function* readme(files: readonly ArchiveFile[]): AsyncIterable<string> {
  const width = Math.max(...files.map(({ name }) => name.length)) + 2;
  yield `What Prompt Refinery stores about you
=====================================

All other files are NDJSON, with one JSON object per line, in UTF-8. Times are ISO 8601 in UTC.
If a file has no lines, nothing of that kind is stored about you.

`;
  for (const { name, about } of files) yield `${name.padEnd(width)}${about}\n`;
  yield `
The archive contains no secrets, and nothing that is made from secrets: hashes of passwords, tokens
and API keys, the secret of your second factor, and provider credentials. Where you did something to
other people, their e-mails and names are left out. What you made in organizations that you have left
belongs to those organizations. Ask their admins for it. The same holds for organizations that
require single sign-on and refuse your password. Mails that are waiting to be sent are
encrypted, and are deleted once they are sent.
`;
}
