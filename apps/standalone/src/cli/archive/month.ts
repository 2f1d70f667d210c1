import { resolve } from 'node:path';
import { archiveMonth } from '@refinery/domain/archive/archive-month.ts';
import { type Command, textOf } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { count, counted } from '../words.ts';

const DEFAULT_FOLDER = 'archives';

export const archiveMonthCommand: Command = {
  name: 'archive month',
  args: ['month'],
  options: {
    to: { type: 'string', value: 'folder', what: `parent folder of the archive; default: ${DEFAULT_FOLDER}` },
  },
  summary: 'moves the optimizations of a month (2026-03) to compressed files',
  details: [
    'Writes one file per organization, readable only by you, and a manifest. Possible from two days after the end of the month.',
    'Rows are only deleted after every file was written and read back. If the command is stopped or killed, run it again to continue.',
    'The API answers 404 for an archived optimization. Usage and counts stay as they are.',
  ],
  read: (input) => {
    const {
      args: [month = ''],
    } = input;
    return async (ctx, output) => {
      const given = { month, folder: resolve(textOf(input, 'to') ?? DEFAULT_FOLDER) };
      const archived = await archiveMonth(ctx, given, output.progress);
      if (!archived) {
        await output.tell({ month, rows: 0, files: [] }, [`There are no optimizations of ${month}.`]);
        return DONE;
      }
      const { folder, rows, files } = archived;
      await output.tell({ month, folder, rows, files }, [
        `${counted(rows, 'optimization')} of ${counted(files.length, 'organization')} moved to ${folder}`,
        ...files.map((file) => `  ${file.file}  ${count(file.rows)}${keptFor(file.promptRetentionDays)}`),
      ]);
      return DONE;
    };
  },
};

const keptFor = (days: number | null): string =>
  days === null ? '' : `  (wants texts kept for ${counted(days, 'day')})`;
