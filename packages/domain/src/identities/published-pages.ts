import type {
  PublishedCategory,
  PublishedPromptItem,
  PublishedPromptReply,
} from '@refinery/contracts/published-prompts.ts';
import { PageCache } from './page-cache.ts';

/**
 * What the database calls a change of what is public, among the ids of what else has changed. A trigger says
 * it (`drizzle/functions/tell_published_changed.sql`), so no verb has to.
 */
export const PUBLISHED_CHANGED = 'published';

/** A public prompt, and whose it is. */
interface OwnedPublished {
  reply: PublishedPromptReply;
  organizationId: string;
}

/** A page of a list. */
interface ListPage {
  items: PublishedPromptItem[];
  next: string | null;
}

/** What everybody is shown, known without asking Postgres each time. */
export interface PublishedPages {
  lists: PageCache<ListPage>;
  prompts: PageCache<OwnedPublished>;
  categories: PageCache<PublishedCategory[]>;
  clear(): void;
}

export function openPublishedPages(isCurrent: () => boolean): PublishedPages {
  const lists = new PageCache<ListPage>(isCurrent);
  const prompts = new PageCache<OwnedPublished>(isCurrent);
  const categories = new PageCache<PublishedCategory[]>(isCurrent);
  const clear = (): void => {
    for (const cache of [lists, prompts, categories]) cache.clear();
  };
  return { lists, prompts, categories, clear };
}
