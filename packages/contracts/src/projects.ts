import { type Static, Type } from 'typebox';
import { createProjectExample, projectExample } from './examples/projects.ts';
import { nullable, strict, Timestamp, Uuid } from './schema-helpers.ts';

const Description = { type: 'string', maxLength: 2_000 } as const;

export const CreateProjectBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    description: Type.Optional(nullable<string>(Description)),
  },
  { title: 'NewProject', ...strict, examples: [createProjectExample] },
);
export type CreateProjectBody = Static<typeof CreateProjectBody>;

export const ProjectSchema = Type.Object(
  {
    id: Uuid(),
    name: Type.String(),
    description: nullable<string>({ type: 'string' }),
    isDefault: Type.Boolean({ description: 'Whether it takes what is made without a `projectId`' }),
    createdAt: Timestamp(),
  },
  { title: 'Project', examples: [projectExample] },
);
export type ProjectReply = Static<typeof ProjectSchema>;
