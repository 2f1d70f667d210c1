import { isUtf8 } from 'node:buffer';
import { datasetLocation, ImportDatasetBody } from '@refinery/contracts/datasets.ts';
import { importDatasetEndpoint } from '@refinery/contracts/endpoints/datasets.ts';
import { importDataset } from '@refinery/domain/datasets/import-dataset.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { type Binding, bindHandler } from '../endpoints/bind.ts';
import { actorContext } from '../plugins/authentication.ts';
import { readBodyBytes } from '../plugins/body-parsers.ts';
import { runIdempotently } from '../plugins/idempotency.ts';
import { isValidatedBy } from '../plugins/validated.ts';
import { createSlots } from '../slots.ts';
import type { App } from '../types.ts';

const YAML = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml'];

/** Hands bodies of YAML over as texts. */
export function registerYamlParser(app: App): void {
  app.addContentTypeParser(YAML, (request, payload, done) => {
    readBodyBytes(request, payload)
      .then(toText)
      .then((text) => done(null, text), done);
  });
}

function toText(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  throw new DomainError('invalid_upload', 'The configuration is not valid UTF-8, save the file as UTF-8.');
}

/** Configurations, which are in memory as a whole: an organization may send one at a time. */
export function datasetImportRoute(): Binding {
  const slots = createSlots(1, 'dataset imports');
  return bindHandler(importDatasetEndpoint, async (ctx, request, reply, query) => {
    const actorCtx = actorContext(ctx, request);
    const input = readImport(request.body, query);
    const release = slots.take(actorCtx.actor.organizationId);
    try {
      const imported = await runIdempotently(ctx, request, reply, {
        run: (callerCtx) => importDataset(callerCtx, input),
      });
      if (!imported) return reply;
      return await reply.code(201).header('location', datasetLocation(imported.dataset.id)).send(imported);
    } finally {
      release();
    }
  });
}

function readImport(body: unknown, query: Omit<ImportDatasetBody, 'configuration'>): ImportDatasetBody {
  const { name, projectId } = query;
  const fromQuery = {
    ...(name === undefined ? {} : { name }),
    ...(projectId === undefined ? {} : { projectId }),
  };
  if (typeof body === 'string') return { ...fromQuery, configuration: body };
  if (isValidatedBy(ImportDatasetBody, body)) return { ...fromQuery, ...body };
  throw new DomainError('validation_failed', 'The body must be a JSON object with the field configuration.');
}
