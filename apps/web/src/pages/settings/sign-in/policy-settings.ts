import type { Member, SsoPolicy, UpdateSsoPolicyInput } from '@prompt-refinery/client';

/** What can be set of it. The ids are sorted, so that the same people are the same text. */
export type PolicySettings = Required<UpdateSsoPolicyInput>;

export const settingsOf = ({ requireSso, exempt }: SsoPolicy): PolicySettings => ({
  requireSso,
  exemptIds: exempt.map(({ id }) => id).toSorted(),
});

export const readPolicy = (form: FormData): PolicySettings => ({
  requireSso: form.has('requireSso'),
  exemptIds: form.getAll('exemptIds').map(String).toSorted(),
});

/** Those of the wanted settings that differ from what is there. */
export function changesTo(there: PolicySettings, wanted: PolicySettings): UpdateSsoPolicyInput {
  const changes: UpdateSsoPolicyInput = {};
  if (wanted.requireSso !== there.requireSso) changes.requireSso = wanted.requireSso;
  if (wanted.exemptIds.join() !== there.exemptIds.join()) changes.exemptIds = wanted.exemptIds;
  return changes;
}

/** Somebody who can be exempt, or is. */
export interface Candidate {
  id: string;
  fullName: string;
  email: string;
  /** Why it does not help them that they are exempt; null: it does, or they are not. */
  lacks: 'admin' | 'secondFactor' | null;
}

/** The admins, and who is exempt without being one any more; by name. */
export function candidatesOf(admins: readonly Member[], exempt: SsoPolicy['exempt']): Candidate[] {
  const others = exempt.filter(({ id }) => !admins.some((admin) => admin.id === id));
  const known = admins.map(({ id, fullName, email }): Candidate => {
    const isIdle = exempt.some((one) => one.id === id && !one.effective);
    return { id, fullName, email, lacks: isIdle ? 'secondFactor' : null };
  });
  const gone = others.map(({ id, fullName, email }): Candidate => ({ id, fullName, email, lacks: 'admin' }));
  return [...known, ...gone].toSorted((a, b) => a.fullName.localeCompare(b.fullName));
}
