import { type Static, Type } from 'typebox';
import { Email, NewPassword } from './credentials.ts';
import { ROLES, type Role } from './enums.ts';
import { addMemberExample, memberExample, updateMemberExample } from './examples/members.ts';
import { oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';
import { FullName } from './users.ts';

/** What other products call our roles. */
const OTHER_NAMES = { user: 'member', developer: 'member' } as const satisfies Record<string, Role>;
const ROLE_NAMES = [...ROLES, 'user', 'developer'] as const;
type RoleName = (typeof ROLE_NAMES)[number];

export const RoleName = oneOf(ROLE_NAMES, { description: '`user` and `developer` mean `member`' });

/** The role that a name stands for. */
export const toRole = (name: RoleName): Role =>
  name === 'user' || name === 'developer' ? OTHER_NAMES[name] : name;

export const MemberSchema = Type.Object(
  {
    id: Uuid('The id of the person'),
    email: Type.String(),
    fullName: Type.String(),
    role: oneOf(ROLES),
    joinedAt: Timestamp(),
  },
  { title: 'Member', examples: [memberExample] },
);
export type MemberReply = Static<typeof MemberSchema>;

export const AddMemberBody = Type.Object(
  { email: Email, fullName: FullName, password: NewPassword, role: Type.Optional(RoleName) },
  { title: 'NewMember', ...strict, examples: [addMemberExample] },
);
export type AddMemberBody = Static<typeof AddMemberBody>;

export const UpdateMemberBody = Type.Object(
  { role: RoleName },
  { title: 'MemberUpdate', ...strict, examples: [updateMemberExample] },
);
export type UpdateMemberBody = Static<typeof UpdateMemberBody>;
