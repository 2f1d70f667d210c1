import { joinContents } from '@refinery/contracts/prompt-template.ts';
import type { PublishedPromptItem, PublishedPromptReply } from '@refinery/contracts/published-prompts.ts';
import type { publications, publishedPrompts } from '@refinery/db/schema/published-prompts.ts';

type SnapshotRow = typeof publishedPrompts.$inferSelect;
type PublicationRow = typeof publications.$inferSelect;

type ShownRow = Pick<
  SnapshotRow,
  | 'publicationId'
  | 'name'
  | 'description'
  | 'category'
  | 'tags'
  | 'type'
  | 'tokens'
  | 'score'
  | 'excerpt'
  | 'createdAt'
>;

const shownFields = (snapshot: Omit<ShownRow, 'excerpt'>, { views, createdAt }: Counted) => ({
  id: snapshot.publicationId,
  name: snapshot.name,
  title: snapshot.name,
  description: snapshot.description,
  category: snapshot.category,
  tags: snapshot.tags,
  type: snapshot.type,
  tokens: snapshot.tokens,
  qualityScore: snapshot.score,
  viewCount: views,
  createdAt: createdAt.toISOString(),
  updatedAt: snapshot.createdAt.toISOString(),
});

type Counted = Pick<PublicationRow, 'views' | 'createdAt'>;

/** A public prompt in a list, with the start of its text. */
export const toPublishedItem = (snapshot: ShownRow, publication: Counted): PublishedPromptItem => ({
  ...shownFields(snapshot, publication),
  excerpt: snapshot.excerpt,
});

/** A public prompt with its whole text. */
export function toPublishedReply(snapshot: SnapshotRow, publication: PublicationRow): PublishedPromptReply {
  const { messages, config, variables } = snapshot;
  const content = joinContents(messages);
  return { ...shownFields(snapshot, publication), messages, content, config, variables };
}
