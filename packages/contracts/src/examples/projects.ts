import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const createProjectExample = { name: 'Support', description: 'What answers customers' };

export const projectExample = {
  id: exampleId('projects'),
  name: createProjectExample.name,
  description: createProjectExample.description,
  isDefault: false,
  createdAt: EXAMPLE_TIME,
};
