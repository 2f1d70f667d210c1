import { type Me, PromptRefinery } from '@prompt-refinery/client';
import { createContext, use } from 'react';
import { BASE_URL } from './base-url.ts';

/** The cookie of the session goes with each request; scripts never see it. */
const options = { baseUrl: BASE_URL.href, retries: 1 };

/** Acts as the person, in no particular organization. */
export const personalClient = new PromptRefinery(options);

/** Acts in one organization, whatever other tabs do. */
export const clientFor = (organizationId: string): PromptRefinery =>
  new PromptRefinery({ ...options, headers: { 'x-organization': organizationId } });

/** The organization whose pages are open, and the client that acts in it. */
export interface OpenOrganization {
  id: string;
  slug: string;
  name: string;
  client: PromptRefinery;
  /** Who reads, and what they may do here. */
  me: Me;
}

export const OrganizationContext = createContext<OpenOrganization | null>(null);

/** The organization of the page. Throws a TypeError outside of `/o/…`. */
export function useOrganization(): OpenOrganization {
  const organization = use(OrganizationContext);
  if (!organization) throw new TypeError('This page belongs to no organization.');
  return organization;
}
