import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';
import { walkSso } from './walk-sso.ts';

/** The e-mail domains of an organization. */
export async function walkDomains(
  recorder: Recorder,
  tools: Pick<Tools, 'publish' | 'signIn' | 'usePlan'>,
): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Add a domain',
    'POST /api/v1/domains',
    'For admins, with a plan that has the feature `sso`. Put `record` into the DNS of the domain.',
  );
  const { id, record } = await ada.createDomain({ domain: 'acme.example' });
  recorder.section(
    'Verify a domain',
    'POST /api/v1/domains/{id}/verify',
    'Once the record is there. A new record may take an hour to be seen.',
  );
  await refused('domain_unproven', ada.verifyDomain(id));
  tools.publish(record);
  await ada.verifyDomain(id);
  recorder.section(
    'Your domains',
    'GET /api/v1/domains',
    'Each domain is looked for daily. `missingSince` says since when its record is missing. After 7 days without it, the domain is `pending` again.',
  );
  await ada.listDomains().page();
  await walkSso(recorder, tools);
  recorder.section(
    'Remove a domain',
    'DELETE /api/v1/domains/{id}',
    'Another organization can prove it after that.',
  );
  await ada.deleteDomain(id);
}
