import { askForUsage, type Setting, setting } from '@refinery/relay/body/edits.ts';
import type { BodyChanges, PreparedCall } from './body-changes.ts';

/**
 * What a vendor has to be told for the call to be what was checked: its own name of the model, to count a
 * stream's tokens, and to keep nothing where organizations share the credentials.
 */
export function neededChanges(call: PreparedCall): BodyChanges {
  const { scan, candidate } = call;
  const settings: Setting[] = [...setting('model', candidate.model, scan.model), ...keepNothing(call)];
  if (!asksForUsage(call)) return { settings, replacements: [], saved: {} };
  const usage = askForUsage(scan);
  return { settings: [...settings, ...usage.settings], replacements: usage.replacements, saved: {} };
}

/** Whether the usage of a stream is asked for, whoever wants to know it. */
const asksForUsage = ({ operation, scan, translated }: PreparedCall): boolean =>
  operation === 'chat' && !translated && scan.stream?.value === true;

/** Whether the usage of a stream is kept from the caller, who did not ask for it. */
export const hidesUsage = (call: PreparedCall): boolean =>
  asksForUsage(call) && call.scan.streamOptions?.includeUsage?.value !== true;

/** Responses are kept by the vendor unless it is told not to, chat completions where it is told to. */
function keepNothing({ operated, operation, scan }: PreparedCall): Setting[] {
  if (!operated) return [];
  const keeps = operation === 'responses' || (operation === 'chat' && scan.store?.value === true);
  return keeps ? setting('store', false, scan.store) : [];
}
