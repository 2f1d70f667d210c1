import { type Member, ROLES } from '@prompt-refinery/client';

export const isRole = (value: string): value is Member['role'] => ROLES.some((role) => role === value);
