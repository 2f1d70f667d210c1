import { changeLimit, type LimitInput } from '@refinery/domain/organizations/change-limit.ts';
import { Mistake } from '@refinery/terminal/mistake.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { limitText } from '../words.ts';

export const limitCommand: Command = {
  name: 'org limit',
  args: ['slug', 'n'],
  summary:
    'sets how many optimizations (n) an organization may make per month, instead of the limit of its plan',
  details: [
    'n is a whole number, `unlimited`, or `default` for the limit of the plan. It applies from the next request on.',
    'Work that was already accepted is still done.',
  ],
  read: ({ args: [slug = '', n = ''] }) => {
    const limit = readLimit(n);
    return async (ctx, output) => {
      const { before, after } = await changeLimit(
        { ...ctx, quotas: await ctx.loadQuotas() },
        { slug, limit },
      );
      await output.tell({ slug, before, after }, [
        `${slug}: ${limitText(after.limit)} optimizations a month (before: ${limitText(before.limit)})`,
      ]);
      return DONE;
    };
  },
};

function readLimit(text: string): LimitInput['limit'] {
  if (text === 'default') return text;
  if (text === 'unlimited') return null;
  const limit = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(limit))
    throw new Mistake(`A limit must be a whole number, \`unlimited\` or \`default\`, not ${text}`);
  return limit;
}
