import { type Static, Type } from 'typebox';
import { CACHE_MARKS, CALL_TEXTS, GATEWAY_REFINES, REMOTE_PROVIDERS, type RemoteProvider } from './enums.ts';
import { gatewayExample, updateGatewayExample } from './examples/gateway-settings.ts';
import { nullable, oneOf, strict } from './schema-helpers.ts';

const settings = {
  refine: oneOf(GATEWAY_REFINES, {
    description:
      'What happens to the system texts of calls. `off`: they stay as they are, also those with an active refined text. `propose`: texts that are used much are refined, and an admin decides. `auto`: what passed every check without doubts and saves at least 5 % becomes active by itself',
  }),
  provider: nullable<RemoteProvider>({
    type: 'string',
    enum: [...REMOTE_PROVIDERS],
    description: 'The provider that refines system texts; null: the default provider of the organization',
  }),
  model: nullable<string>({
    type: 'string',
    minLength: 1,
    maxLength: 200,
    description: 'The model of that provider; null: its default model',
  }),
  cacheMarks: oneOf(CACHE_MARKS, {
    description: 'Whether calls without marks for the cache of the provider get some',
  }),
  holdoutPercent: Type.Integer({
    minimum: 0,
    maximum: 100,
    description:
      'So many of 100 conversations keep their system texts, to compare with. A conversation is told by its first user message',
  }),
  callTexts: oneOf(CALL_TEXTS, {
    description:
      'What is kept of calls. `none`: daily sums only, and no system text is stored or refined. `metadata`: a row for each call. `full`: their texts as well. If you set `none`, the stored system texts are deleted permanently',
  }),
};

export const GatewaySchema = Type.Object(settings, { title: 'Gateway', examples: [gatewayExample] });
export type GatewayReply = Static<typeof GatewaySchema>;

export const UpdateGatewayBody = Type.Object(
  {
    refine: Type.Optional(settings.refine),
    provider: Type.Optional(settings.provider),
    model: Type.Optional(settings.model),
    cacheMarks: Type.Optional(settings.cacheMarks),
    holdoutPercent: Type.Optional(settings.holdoutPercent),
    callTexts: Type.Optional(settings.callTexts),
  },
  { title: 'GatewayChanges', ...strict, minProperties: 1, examples: [updateGatewayExample] },
);
export type UpdateGatewayBody = Static<typeof UpdateGatewayBody>;
