import { callTexts } from '@refinery/db/schema/call-records.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { ownRows } from './own-rows.ts';

/** The calls to models that a person caused. */
export const callsOf = ownRows({
  table: modelCalls,
  person: modelCalls.userId,
  by: modelCalls.id,
  atATime: 500,
});

/** What a person asked models, and the replies, where their organization keeps both. */
export const callTextsOf = ownRows({
  table: callTexts,
  person: callTexts.userId,
  by: callTexts.id,
  atATime: 20,
});
