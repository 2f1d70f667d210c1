import type { ErasureReply } from '@refinery/contracts/erasure.ts';
import type { Output } from '../output.ts';

/** The receipt goes to stdout as it is, since its SHA-256 is all that is kept of it. */
export async function showReceipt(output: Output, reply: ErasureReply, said: string): Promise<void> {
  await output.tell(reply, [JSON.stringify(reply, null, 2)]);
  output.note(`${said} Keep the receipt above: only its SHA-256 is stored.`);
}
