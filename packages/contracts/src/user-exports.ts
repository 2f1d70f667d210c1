import { type Static, Type } from 'typebox';
import { downloadUserExportExample, userExportExample } from './examples/user-exports.ts';
import { NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

export const UserExportSchema = Type.Object(
  {
    id: Uuid(),
    status: oneOf(['pending', 'ready', 'downloaded', 'failed'], {
      description:
        '`pending`: it is being made. `ready`: a link was mailed. `downloaded`: the archive is gone. `failed`: ask for another one',
    }),
    bytes: nullable<number>({
      type: 'integer',
      minimum: 0,
      description: 'Of the archive; null before there is one',
    }),
    createdAt: Timestamp(),
    readyAt: NullableTimestamp,
    expiresAt: Timestamp('When archive and link are gone, and this as well'),
  },
  { title: 'UserExport', examples: [userExportExample] },
);
export type UserExportReply = Static<typeof UserExportSchema>;

export const DownloadUserExportBody = Type.Object(
  {
    token: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'What stands behind `#token=` in the link that was mailed',
    }),
  },
  { title: 'UserExportDownload', ...strict, examples: [downloadUserExportExample] },
);
export type DownloadUserExportBody = Static<typeof DownloadUserExportBody>;
