import { resumeOrganization } from '@refinery/domain/organizations/resume-organization.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const resumeCommand: Command = {
  name: 'org resume',
  args: ['slug'],
  summary: 'ends the suspension of an organization',
  details: ['Work that was waiting continues within RECONCILE_INTERVAL_MS. Each item is done once.'],
  read:
    ({ args: [slug = ''] }) =>
    async (ctx, output) => {
      const { wasSuspended } = await resumeOrganization(ctx, { slug });
      await output.tell({ slug, changed: wasSuspended }, [
        wasSuspended
          ? `${slug} is no longer suspended. Work that was waiting continues within seconds.`
          : `${slug} was not suspended.`,
      ]);
      return DONE;
    },
};
