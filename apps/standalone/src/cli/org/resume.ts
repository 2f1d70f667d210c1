import { resumeOrganization } from '@refinery/domain/organizations/resume-organization.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const resumeCommand: Command = {
  name: 'org resume',
  args: ['slug'],
  summary: 'resumes a suspended organization',
  details: ['Waiting work continues within RECONCILE_INTERVAL_MS, each item once.'],
  read:
    ({ args: [slug = ''] }) =>
    async (ctx, output) => {
      const { wasSuspended } = await resumeOrganization(ctx, { slug });
      await output.tell({ slug, changed: wasSuspended }, [
        wasSuspended
          ? `${slug} is resumed. Waiting work continues within seconds.`
          : `${slug} was not suspended.`,
      ]);
      return DONE;
    },
};
