import {
  CACHE_MARKS,
  GATEWAY_REFINES,
  type Gateway,
  REMOTE_PROVIDERS,
  type UpdateGatewayInput,
} from '@prompt-refinery/client';
import { numberOf, textOf } from '../../../session/form-data.ts';

export const KEPT = ['metadata', 'full', 'none'] as const satisfies readonly Gateway['callTexts'][];

const chosen = <Value extends string>(
  form: FormData,
  name: string,
  values: readonly Value[],
  before: Value,
): Value => values.find((value) => value === textOf(form, name)) ?? before;

/** What a form says; `before`: what it began with. */
export function gatewayOf(form: FormData, before: Gateway): Gateway {
  const provider = textOf(form, 'provider');
  return {
    refine: chosen(form, 'refine', GATEWAY_REFINES, before.refine),
    provider: REMOTE_PROVIDERS.find((one) => one === provider) ?? null,
    model: textOf(form, 'model').trim() || null,
    cacheMarks: chosen(form, 'cacheMarks', CACHE_MARKS, before.cacheMarks),
    holdoutPercent: numberOf(form, 'holdoutPercent') ?? 0,
    callTexts: chosen(form, 'callTexts', KEPT, before.callTexts),
  };
}

/** Those of the wanted settings that differ from what is there: what others changed meanwhile stays. */
export function gatewayChanges(there: Gateway, wanted: Gateway): UpdateGatewayInput {
  const { refine, provider, model, cacheMarks, holdoutPercent, callTexts } = wanted;
  return {
    ...(refine === there.refine ? {} : { refine }),
    ...(provider === there.provider ? {} : { provider }),
    ...(model === there.model ? {} : { model }),
    ...(cacheMarks === there.cacheMarks ? {} : { cacheMarks }),
    ...(holdoutPercent === there.holdoutPercent ? {} : { holdoutPercent }),
    ...(callTexts === there.callTexts ? {} : { callTexts }),
  };
}
