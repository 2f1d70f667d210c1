import { resolve } from 'node:path';
import { archiveMonth } from '@refinery/domain/maintenance/archive/archive-month.ts';
import { type Command, textOf } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { count, counted } from '../words.ts';

const DEFAULT_FOLDER = 'archives';

export const archiveMonthCommand: Command = {
  name: 'archive month',
  args: ['month'],
  options: {
    to: {
      type: 'string',
      value: 'folder',
      what: `the folder in which the folder of the month is made; default: ${DEFAULT_FOLDER}`,
    },
  },
  summary: 'moves the optimizations of a month (such as 2026-03) to compressed files',
  details: [
    'Writes one file for each organization, with its prompts, and a manifest. Only you can read them. A month can be archived two days after its end.',
    'The rows are deleted only after every file is on the disk and was read back. If the command is stopped, even by a kill, run it again to continue.',
    'The API answers that an archived optimization does not exist. Its review moves with it. Usage and counts do not change.',
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
  days === null ? '' : `  (the organization keeps texts for ${counted(days, 'day')})`;
