import { EXAMPLE_TIME } from './ids.ts';
import { memberExample } from './members.ts';

const { id, email, fullName } = memberExample;

export const ssoPolicyExample = {
  requireSso: true,
  exempt: [{ id, email, fullName, effective: true }],
  testedAt: EXAMPLE_TIME,
};

export const updateSsoPolicyExample = { requireSso: true, exemptIds: [id] };
