import { resumeOrganization } from '@refinery/domain/organizations/resume-organization.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const resumeCommand: Command = {
  name: 'org resume',
  args: ['slug'],
  summary: 'lets people work in an organization again',
  details: ['What waited goes on within RECONCILE_INTERVAL_MS, each item once.'],
  read:
    ({ args: [slug = ''] }) =>
    async (ctx, output) => {
      const { wasSuspended } = await resumeOrganization(ctx, { slug });
      await output.tell({ slug, changed: wasSuspended }, [
        wasSuspended
          ? `${slug} works again; what waited goes on within seconds.`
          : `${slug} was not suspended.`,
      ]);
      return DONE;
    },
};
