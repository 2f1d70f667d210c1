import { Readable } from 'node:stream';
import { downloadUserExportEndpoint } from '@refinery/contracts/endpoints/users.ts';
import { downloadUserExport } from '@refinery/domain/user-exports/download-user-export.ts';
import { endWithConnection } from '../batches/send-results.ts';
import { type Binding, bindHandler } from '../endpoints/bind.ts';
import { detailsOf } from '../plugins/authentication.ts';

/**
 * The archive as a file. Whether it has arrived is known when the last byte was taken, or the connection is
 * gone.
 */
export const downloadRoute = (): Binding =>
  bindHandler(downloadUserExportEndpoint, async (ctx, request, reply, input) => {
    const details = detailsOf(request);
    const download = await downloadUserExport({ ...ctx, ...details }, input, details);
    const end = (arrived: boolean) =>
      ctx.background.run('the end of a download', () => download.ended(arrived));
    const cut = () => end(false);
    reply.raw.once('close', cut).once('finish', () => {
      reply.raw.off('close', cut);
      end(true);
    });
    reply
      .type('application/zip')
      .header('content-length', download.bytes)
      .header('content-disposition', 'attachment; filename="prompt-refinery-data.zip"')
      .header('cache-control', 'no-store');
    return reply.send(
      endWithConnection(Readable.from(download.content, { objectMode: false }), request, () => undefined),
    );
  });
