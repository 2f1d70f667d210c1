import { callTexts } from '@refinery/db/schema/call-records.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { recordMaker } from '@refinery/db/storable-record.ts';

/** The row of a call as JSON by column. */
export const toRecord = recordMaker(modelCalls);

/** The texts of a call as JSON by column. */
export const toTextsRecord = recordMaker(callTexts);
