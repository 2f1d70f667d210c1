import {
  approvePromptVersionEndpoint,
  listLabelMovesEndpoint,
  listLabelPoliciesEndpoint,
  removePromptLabelEndpoint,
  resolvePromptEndpoint,
  setLabelPolicyEndpoint,
  setPromptLabelEndpoint,
} from '@refinery/contracts/endpoints/prompt-labels.ts';
import { approvePromptVersion } from '@refinery/domain/prompt-labels/approve-prompt-version.ts';
import { listLabelMoves } from '@refinery/domain/prompt-labels/list-label-moves.ts';
import { listLabelPolicies } from '@refinery/domain/prompt-labels/list-label-policies.ts';
import { removePromptLabel } from '@refinery/domain/prompt-labels/remove-prompt-label.ts';
import { resolvePrompt } from '@refinery/domain/prompt-labels/resolve-prompt.ts';
import { setLabelPolicy } from '@refinery/domain/prompt-labels/set-label-policy.ts';
import { setPromptLabel } from '@refinery/domain/prompt-labels/set-prompt-label.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const promptLabelRoutes = (): Binding[] => [
  bind(resolvePromptEndpoint, resolvePrompt),
  bind(setPromptLabelEndpoint, setPromptLabel),
  bind(removePromptLabelEndpoint, removePromptLabel),
  bind(listLabelMovesEndpoint, listLabelMoves),
  bind(approvePromptVersionEndpoint, approvePromptVersion),
  bind(listLabelPoliciesEndpoint, listLabelPolicies),
  bind(setLabelPolicyEndpoint, setLabelPolicy),
];
