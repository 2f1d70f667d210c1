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
import { approvePromptVersion } from '@refinery/domain/prompt-labels/approve-prompt-version.ts';
import { listLabelMoves } from '@refinery/domain/prompt-labels/list-label-moves.ts';
import { listLabelPolicies } from '@refinery/domain/prompt-labels/list-label-policies.ts';
import { removePromptLabel } from '@refinery/domain/prompt-labels/remove-prompt-label.ts';
import { resolvePrompt } from '@refinery/domain/prompt-labels/resolve-prompt.ts';
import { setLabelPolicy } from '@refinery/domain/prompt-labels/set-label-policy.ts';
import { setLabelWhenReady } from '@refinery/domain/prompt-labels/set-label-when-ready.ts';
import { withdrawApproval } from '@refinery/domain/prompt-labels/withdraw-approval.ts';
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
