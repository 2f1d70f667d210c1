import type { Publication } from './find-publications.ts';

/**
 * What the audit log says of whether a prompt is public, and of how many places that screening found an
 * operator is asked to look at.
 */
export const auditedPublication = (publication: Publication | null) => ({
  isPublic: publication?.newest != null,
  ...(publication?.newest?.screened ? { screened: publication.newest.screened.length } : {}),
});
