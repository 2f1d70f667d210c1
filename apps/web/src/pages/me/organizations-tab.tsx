import { CreateOrganization } from './create-organization.tsx';
import { OrganizationList } from './organization-list.tsx';

/** Which organizations the person is in. */
export function OrganizationsTab() {
  return (
    <>
      <OrganizationList />
      <CreateOrganization />
    </>
  );
}
