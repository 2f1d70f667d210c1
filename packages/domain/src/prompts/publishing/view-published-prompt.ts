import type { PublishedPromptReply } from '@refinery/contracts/published-prompts.ts';
import type { Context } from '../../context/context.ts';
import { findPublished } from './find-published.ts';
import { toPublishedReply } from './internal/to-published-reply.ts';

interface Viewing {
  id: string;
  /** Of whoever reads it, where that is known. */
  viewerOrganizationId: string | null;
  /** Whether it is a view. */
  counts: boolean;
}

/**
 * A public prompt, for everybody. It counts as a view, unless it is read by the organization that published
 * it. Errors: `published_prompt_not_found`.
 */
export async function viewPublishedPrompt(
  { countView, identities, platformDb }: Pick<Context, 'countView' | 'identities' | 'platformDb'>,
  { id, viewerOrganizationId, counts }: Viewing,
): Promise<PublishedPromptReply> {
  const { reply, organizationId } = await identities.published.prompts.find(id, async () => {
    const { snapshot, publication } = await findPublished(platformDb, id);
    return {
      reply: toPublishedReply(snapshot, publication),
      organizationId: snapshot.organizationId,
    };
  });
  if (counts && organizationId !== viewerOrganizationId) countView(id);
  return reply;
}
