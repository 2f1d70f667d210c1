import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { promptLineExample } from '../examples/prompt-files.ts';
import { PROMPT_BODY_BYTES } from '../optimizations.ts';
import { PageQuery } from '../pagination.ts';
import {
  ExportQuery,
  ImportPromptsBody,
  ImportQuery,
  ImportSchema,
  PromptLineSchema,
} from '../prompt-files.ts';
import {
  ChangedPromptSchema,
  CreatePromptBody,
  DeletePromptQuery,
  DiffParams,
  PROMPTS_TAG,
  PromptDiffSchema,
  PromptSchema,
  PromptsQuery,
  PromptVersionSchema,
  PropagationSchema,
  RestoreVersionBody,
  UpdatePromptBody,
  VersionParams,
} from '../prompts.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';

const tag = PROMPTS_TAG;
const PATH = '/api/v1/prompts';
const reading = { access: 'prompts:read', method: 'GET', tag } as const;
const writing = { access: 'prompts:write', tag, limits: { bodyBytes: PROMPT_BODY_BYTES } } as const;

export const listPromptsEndpoint = endpoint({
  ...reading,
  operationId: 'listPrompts',
  path: PATH,
  summary: 'List prompts',
  description: 'Newest first, each with the text of its newest version.',
  query: PromptsQuery,
  reply: { 200: Type.Array(PromptSchema) },
  errors: [],
  page: true,
});

export const createPromptEndpoint = endpoint({
  ...writing,
  operationId: 'createPrompt',
  method: 'POST',
  path: PATH,
  action: 'prompt.create',
  summary: 'Make a prompt',
  description:
    'The text is in `content`, in `messages`, or in `rawPrompt` or the sections from `task` on. It has at most 200,000 characters. `{{> slug}}` includes the newest text of another prompt, as it is now. With `copyOf` instead of a text, it begins as a copy of a public prompt. With `isPublic`, everybody may read the text. Name and slug are what programs ask for: if another prompt has one of them, also as the other of the two, the reply is 409. A slug that you do not give is made of the name, with a number if it is taken. API keys need `prompts:read` for includes and `prompts:publish` for `isPublic`, too.',
  body: CreatePromptBody,
  etag: 'latest',
  reply: { 201: ChangedPromptSchema },
  errors: [
    'project_not_found',
    'prompt_name_taken',
    'prompt_slug_taken',
    'include_invalid',
    'refining_limit_exceeded',
    'quota_exceeded',
    'published_prompt_not_found',
    'screening_failed',
  ],
  idempotent: true,
});

export const getPromptEndpoint = endpoint({
  ...reading,
  operationId: 'getPromptById',
  path: `${PATH}/:id`,
  summary: 'One prompt',
  description: 'With the text of its newest version.',
  params: IdParams,
  etag: 'latest',
  reply: { 200: PromptSchema },
  errors: ['prompt_not_found'],
});

export const updatePromptEndpoint = endpoint({
  ...writing,
  operationId: 'updatePrompt',
  method: 'PUT',
  path: `${PATH}/:id`,
  action: 'prompt.update',
  summary: 'Change a prompt',
  description:
    'Fields that you leave out do not change. Another text or configuration makes a new version; the same one does not. With `If-Match`, nothing changes if somebody else has changed the prompt. `isPublic` publishes the newest text for everybody, or withdraws it. If the prompt is public, a changed text is published, too. API keys need `prompts:read`, too, because the reply has the text, and `prompts:publish` for what is published. Another `name` or `slug` of a prompt moves its labels for programs: if a label requires something, it needs what moving the label needs (`prompts:label`).',
  alsoNeeds: ['prompts:read'],
  params: IdParams,
  body: UpdatePromptBody,
  etag: 'latest',
  ifMatch: true,
  reply: { 200: ChangedPromptSchema },
  errors: [
    'prompt_not_found',
    'project_not_found',
    'prompt_name_taken',
    'prompt_slug_taken',
    'version_conflict',
    'include_invalid',
    'refining_limit_exceeded',
    'screening_failed',
    'gate_failed',
  ],
});

export const deletePromptEndpoint = endpoint({
  ...writing,
  operationId: 'deletePrompt',
  method: 'DELETE',
  path: `${PATH}/:id`,
  action: 'prompt.delete',
  summary: 'Delete a prompt',
  description:
    'All its versions are deleted, too. A prompt that has labels, that the newest version of another prompt includes, or that runs have asked, is deleted with `force=true` only. The outputs and scores that runs have of it are deleted with it. As long as one of these runs has not ended, nothing is deleted: 409 `run_not_finished`. If a label requires something, it needs what moving the label needs (`prompts:label`).',
  params: IdParams,
  query: DeletePromptQuery,
  reply: { 204: NOTHING },
  errors: ['prompt_not_found', 'prompt_in_use', 'run_not_finished', 'gate_failed'],
});

export const listPromptVersionsEndpoint = endpoint({
  ...reading,
  operationId: 'listPromptVersions',
  path: `${PATH}/:id/versions`,
  summary: 'List the versions of a prompt',
  description: 'Newest first.',
  params: IdParams,
  query: PageQuery,
  reply: { 200: Type.Array(PromptVersionSchema) },
  errors: ['prompt_not_found'],
  page: true,
});

export const getPromptVersionEndpoint = endpoint({
  ...reading,
  operationId: 'getPromptVersion',
  path: `${PATH}/:id/versions/:n`,
  summary: 'One version of a prompt',
  description: 'By its number.',
  params: VersionParams,
  reply: { 200: PromptVersionSchema },
  errors: ['prompt_not_found', 'prompt_version_not_found'],
});

export const diffPromptVersionsEndpoint = endpoint({
  ...reading,
  operationId: 'diffPromptVersions',
  path: `${PATH}/:id/versions/:n/diff/:other`,
  summary: 'What differs between two versions',
  description: 'From version `n` to version `other`, word by word.',
  params: DiffParams,
  reply: { 200: PromptDiffSchema },
  errors: ['prompt_not_found', 'prompt_version_not_found', 'refining_limit_exceeded'],
});

export const restorePromptVersionEndpoint = endpoint({
  ...writing,
  operationId: 'restorePromptVersion',
  method: 'POST',
  path: `${PATH}/:id/versions/:n/restore`,
  action: 'prompt.restore',
  summary: 'Go back to a version',
  description: 'Makes a new version that says what this one says. API keys need `prompts:read`, too.',
  alsoNeeds: ['prompts:read'],
  params: VersionParams,
  body: RestoreVersionBody,
  reply: { 200: PromptVersionSchema },
  errors: ['prompt_not_found', 'prompt_version_not_found'],
  idempotent: true,
});

export const propagatePromptVersionEndpoint = endpoint({
  access: 'prompts:write',
  tag,
  operationId: 'propagatePromptVersion',
  method: 'POST',
  path: `${PATH}/:id/versions/:n/propagate`,
  action: 'prompt.update',
  summary: 'Bring a version to the prompts that include it',
  description:
    'Every prompt whose newest version includes this prompt gets a new version with this text, and so do the prompts that include those. What they include besides stays as it is. Labels do not move.',
  params: VersionParams,
  reply: { 200: PropagationSchema },
  errors: ['prompt_not_found', 'prompt_version_not_found'],
});

const file = (description: string, example: object) =>
  Type.Any({ description, examples: [`${JSON.stringify(example)}\n`] });

export const exportPromptsEndpoint = endpoint({
  ...reading,
  operationId: 'exportPrompts',
  path: `${PATH}/export`,
  summary: 'Stream all prompts',
  description:
    'NDJSON, one line for each version, the oldest prompt first. An import reads it. The stream is closed if you read nothing from it for 60 s. An organization may have 4 such streams at the same time.',
  query: ExportQuery,
  reply: { 200: { media: { 'application/x-ndjson': PromptLineSchema } } },
  errors: [],
});

export const importPromptsEndpoint = endpoint({
  access: 'prompts:write',
  tag,
  operationId: 'importPrompts',
  method: 'POST',
  path: `${PATH}/import`,
  action: 'prompt.import',
  summary: 'Import prompts',
  description:
    'Reads what `export` writes, and the prompts that the API of Langfuse answers, one a line. A line that is there already changes nothing, so a file can be sent again. A line adds a version to the prompt with its slug, or else its name, and makes the prompt if there is none. A line whose name or slug another prompt has is not imported. Versions are added in the order of their numbers, whatever the order of the lines. A number that is higher than those of the prompt is kept, or else the version gets the next one. Of a file that is too long, nothing is imported. A file may have 5,000 lines and 16 MiB. Each line is a change of its own: the reply says which have failed, and which labels, tags and configurations were left out.',
  query: ImportQuery,
  limits: { bodyBytes: 4 * 1024 * 1024, instead: 'Send NDJSON.' },
  body: {
    media: {
      'application/json': ImportPromptsBody,
      'application/x-ndjson': file('One version a line', promptLineExample),
    },
  },
  reply: { 200: ImportSchema },
  errors: [],
});

export const promptEndpoints = [
  listPromptsEndpoint,
  createPromptEndpoint,
  getPromptEndpoint,
  updatePromptEndpoint,
  deletePromptEndpoint,
  listPromptVersionsEndpoint,
  getPromptVersionEndpoint,
  diffPromptVersionsEndpoint,
  restorePromptVersionEndpoint,
  propagatePromptVersionEndpoint,
  exportPromptsEndpoint,
  importPromptsEndpoint,
] as const;
