import type { Member } from '@prompt-refinery/client';

/** What members can be, as the API names it. */
export const ROLES = ['admin', 'member', 'viewer'] as const satisfies readonly Member['role'][];

export const isRole = (value: string): value is Member['role'] => ROLES.some((role) => role === value);
