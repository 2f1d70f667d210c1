export { checkFidelity } from './check-fidelity.ts';
export { isWording } from './findings.ts';
export { readRequirements, type StatedRequirement } from './read-requirements.ts';
export type {
  Addition,
  Detail,
  FidelityOptions,
  FidelityResult,
  FidelitySummary,
  LostItem,
  Place,
  Requirement,
  Verdict,
} from './types.ts';
