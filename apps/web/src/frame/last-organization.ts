const STORED = 'refinery.organization';

/** The organization whose pages were open last in this browser, else the first. */
export function lastOf<Named extends { slug: string }>(organizations: readonly Named[]): Named | undefined {
  const last = localStorage.getItem(STORED);
  return organizations.find(({ slug }) => slug === last) ?? organizations[0];
}

export const rememberOrganization = (slug: string): void => localStorage.setItem(STORED, slug);
