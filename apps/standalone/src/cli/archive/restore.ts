import { resolve } from 'node:path';
import { restoreArchive } from '@refinery/domain/maintenance/archive/restore-archive.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { counted } from '../words.ts';

export const archiveRestoreCommand: Command = {
  name: 'archive restore',
  args: ['path'],
  summary: 'restores an archived month, or one file of it',
  details: [
    'Rows that are already there do not change, so you can run it again. The files are kept. They are checked against the manifest',
    'before anything is inserted. Optimizations of deleted organizations are not restored.',
  ],
  read:
    ({ args: [path = ''] }) =>
    async (ctx, output) => {
      const result = await restoreArchive(ctx, resolve(path), output.progress);
      await output.tell(result, [
        `${result.month}: ${counted(result.restored, 'optimization')} restored, ${result.there} were already there`,
        ...result.gone.map((id) => `  The organization ${id} was deleted. Delete its file as well`),
      ]);
      return DONE;
    },
};
