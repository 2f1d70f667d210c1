const STORED = 'refinery.organization';

/** The slug of the organization whose pages were open last in this browser. */
export const lastOrganization = (): string | null => localStorage.getItem(STORED);

export const rememberOrganization = (slug: string): void => localStorage.setItem(STORED, slug);
