import { type Static, Type } from 'typebox';
import { downloadUserExportExample, userExportExample } from './examples/user-exports.ts';
import { NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

export const UserExportSchema = Type.Object(
  {
    id: Uuid(),
    status: oneOf(['pending', 'ready', 'downloaded', 'failed'], {
      description:
        '`pending`: it is being made. `ready`: the link was mailed. `downloaded`: it was downloaded and the archive was deleted. `failed`: ask for another export',
    }),
    bytes: nullable<number>({
      type: 'integer',
      minimum: 0,
      description: 'Size of the archive in bytes; null until it is made',
    }),
    createdAt: Timestamp(),
    readyAt: NullableTimestamp,
    expiresAt: Timestamp('When the archive, the link and this entry are deleted'),
  },
  { title: 'UserExport', examples: [userExportExample] },
);
export type UserExportReply = Static<typeof UserExportSchema>;

export const DownloadUserExportBody = Type.Object(
  {
    token: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'The part after `#token=` in the mailed link',
    }),
  },
  { title: 'UserExportDownload', ...strict, examples: [downloadUserExportExample] },
);
export type DownloadUserExportBody = Static<typeof DownloadUserExportBody>;
