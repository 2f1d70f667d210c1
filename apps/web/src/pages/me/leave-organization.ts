import { personalClient } from '../../api/client.ts';

/**
 * Ends the person's membership. A session belongs to one organization and ends with the membership there: if
 * that is this one, the session moves to one of the `others` first. Errors: `last_admin`.
 */
export async function leaveOrganization(
  organizationId: string,
  others: readonly { id: string }[],
): Promise<void> {
  const [other] = others;
  const { organizationId: ofSession } = await personalClient.getMe();
  if (other && ofSession === organizationId)
    await personalClient.switchOrganization({ organizationId: other.id });
  await personalClient.leaveOrganization({ organizationId });
}
