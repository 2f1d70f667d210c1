import type { OpenOrganization } from './client.ts';

type Organization = Pick<OpenOrganization, 'id'>;

/** Everything that was read of directories: it is old once an identity provider was removed. */
export const directoryKey = ({ id }: Organization) => ['directory', id] as const;

/** Of the tokens of directories. */
export const directoryTokensKey = (organization: Organization) =>
  [...directoryKey(organization), 'tokens'] as const;

/** Every list of the people of directories, whatever it is filtered by. */
export const directoryPeopleKey = (organization: Organization) =>
  [...directoryKey(organization), 'people'] as const;
