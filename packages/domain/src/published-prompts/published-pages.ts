import type {
  PublishedCategory,
  PublishedPromptItem,
  PublishedPromptReply,
} from '@refinery/contracts/published-prompts.ts';
import type { Page } from '../context/pages.ts';
import { PageCache } from './page-cache.ts';

/** What the database calls a change of what is public, among the ids of what else has changed. */
export const PUBLISHED_CHANGED = 'published';

/** A public prompt, and whose it is. */
export interface OwnedPublished {
  reply: PublishedPromptReply;
  organizationId: string;
}

/** What everybody is shown, known without asking Postgres each time. */
export interface PublishedPages {
  lists: PageCache<Page<PublishedPromptItem>>;
  prompts: PageCache<OwnedPublished>;
  categories: PageCache<PublishedCategory[]>;
  clear(): void;
}

export function openPublishedPages(isCurrent: () => boolean): PublishedPages {
  const lists = new PageCache<Page<PublishedPromptItem>>(isCurrent);
  const prompts = new PageCache<OwnedPublished>(isCurrent);
  const categories = new PageCache<PublishedCategory[]>(isCurrent);
  const clear = (): void => {
    for (const cache of [lists, prompts, categories]) cache.clear();
  };
  return { lists, prompts, categories, clear };
}
