import type { CreateShareInput } from '@prompt-refinery/client';
import { numberOf, textOf } from '../../../session/form-data.ts';

/** A new link to a prompt, as the form describes it. What was left empty is no limit. */
export function newShare(form: FormData, promptId: string): CreateShareInput {
  const password = textOf(form, 'password');
  const end = textOf(form, 'expiresAt');
  return {
    promptId,
    version: Number(textOf(form, 'version')),
    password: password === '' ? null : password,
    maxViews: numberOf(form, 'maxViews'),
    expiresAt: end === '' ? null : new Date(end).toISOString(),
  };
}
