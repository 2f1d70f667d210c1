export { checkFidelity } from './check-fidelity.ts';
export type {
  Addition,
  FidelityOptions,
  FidelityResult,
  FidelitySummary,
  LostItem,
  Place,
  Requirement,
  Verdict,
} from './types.ts';
