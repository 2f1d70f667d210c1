import {
  approvePromptVersionEndpoint,
  listLabelMovesEndpoint,
  listLabelPoliciesEndpoint,
  removePromptLabelEndpoint,
  resolvePromptEndpoint,
  setLabelPolicyEndpoint,
  setPromptLabelEndpoint,
  withdrawApprovalEndpoint,
} from '@refinery/contracts/endpoints/prompt-labels.ts';
import { resolvePrompt } from '@refinery/domain/prompts/fetching/resolve-prompt.ts';
import { approvePromptVersion } from '@refinery/domain/prompts/labels/approve-prompt-version.ts';
import { listLabelMoves } from '@refinery/domain/prompts/labels/list-label-moves.ts';
import { listLabelPolicies } from '@refinery/domain/prompts/labels/list-label-policies.ts';
import { removePromptLabel } from '@refinery/domain/prompts/labels/remove-prompt-label.ts';
import { setLabelPolicy } from '@refinery/domain/prompts/labels/set-label-policy.ts';
import { setLabelWhenReady } from '@refinery/domain/prompts/labels/set-label-when-ready.ts';
import { withdrawApproval } from '@refinery/domain/prompts/labels/withdraw-approval.ts';
import { type Binding, bind, bindHandler } from '../endpoints/bind.ts';
import { actorContext } from '../plugins/authentication.ts';

export const promptLabelRoutes = (): Binding[] => [
  bind(resolvePromptEndpoint, resolvePrompt),
  bindHandler(setPromptLabelEndpoint, async (ctx, request, reply, input) => {
    const given = await setLabelWhenReady(actorContext(ctx, request), input);
    return reply.code('runId' in given ? 202 : 200).send(given);
  }),
  bind(removePromptLabelEndpoint, removePromptLabel),
  bind(listLabelMovesEndpoint, listLabelMoves),
  bind(approvePromptVersionEndpoint, approvePromptVersion),
  bind(withdrawApprovalEndpoint, withdrawApproval),
  bind(listLabelPoliciesEndpoint, listLabelPolicies),
  bind(setLabelPolicyEndpoint, setLabelPolicy),
];
