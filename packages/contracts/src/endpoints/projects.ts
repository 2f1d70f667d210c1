import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { PageQuery } from '../pagination.ts';
import { CreateProjectBody, ProjectSchema } from '../projects.ts';

const tag = { name: 'Projects', description: 'What prompts and datasets are sorted into' };

export const createProjectEndpoint = endpoint({
  operationId: 'createProject',
  method: 'POST',
  path: '/api/v1/projects',
  access: 'prompts:write',
  action: 'project.create',
  tag,
  summary: 'Make a project',
  description: 'Prompts and datasets name it by its id. Two projects may have the same name.',
  body: CreateProjectBody,
  reply: { 201: ProjectSchema },
  errors: [],
  idempotent: true,
});

export const listProjectsEndpoint = endpoint({
  operationId: 'listProjects',
  method: 'GET',
  path: '/api/v1/projects',
  access: 'prompts:read',
  tag,
  summary: 'List projects, newest first',
  description: 'The default project is there once something was made without a `projectId`.',
  query: PageQuery,
  reply: { 200: Type.Array(ProjectSchema) },
  errors: [],
  page: true,
});

export const projectEndpoints = [createProjectEndpoint, listProjectsEndpoint] as const;
