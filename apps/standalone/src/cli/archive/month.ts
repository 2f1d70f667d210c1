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
    to: { type: 'string', value: 'folder', what: `where it gets a folder; default: ${DEFAULT_FOLDER}` },
  },
  summary: 'moves the optimizations of a month (2026-03) to compressed files',
  details: [
    'One file for each organization, with its prompts, readable by you alone, and a manifest. Two days after its end at the earliest.',
    'Dropped only once every file is on the disk and was read back. Ended at any moment, also by a kill, run it again: it goes on.',
    'Who asks for an archived optimization hears that there is none. Usage and counts stay as they are.',
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
