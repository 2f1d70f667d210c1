import { resolve } from 'node:path';
import { restoreArchive } from '@refinery/domain/archive/restore-archive.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { counted } from '../words.ts';

export const archiveRestoreCommand: Command = {
  name: 'archive restore',
  args: ['path'],
  summary: 'brings an archived month back, or one file of it',
  details: [
    'Existing rows stay as they are, so you can run it again. The files stay, too. They are checked against the manifest before anything is',
    'inserted. Nothing is restored for deleted organizations.',
  ],
  read:
    ({ args: [path = ''] }) =>
    async (ctx, output) => {
      const result = await restoreArchive(ctx, resolve(path), output.progress);
      await output.tell(result, [
        `${result.month}: ${counted(result.restored, 'optimization')} restored, ${result.there} already there`,
        ...result.gone.map((id) => `  ${id} was deleted: delete its file as well`),
      ]);
      return DONE;
    },
};
