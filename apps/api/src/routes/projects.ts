import { createProjectEndpoint, listProjectsEndpoint } from '@refinery/contracts/endpoints/projects.ts';
import { createProject } from '@refinery/domain/projects/create-project.ts';
import { listProjects } from '@refinery/domain/projects/list-projects.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const projectRoutes = (): Binding[] => [
  bind(createProjectEndpoint, createProject),
  bind(listProjectsEndpoint, listProjects),
];
