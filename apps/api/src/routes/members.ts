import {
  addMemberEndpoint,
  createUserEndpoint,
  deleteUserEndpoint,
  getMemberEndpoint,
  leaveOrganizationEndpoint,
  listMembersEndpoint,
  listUsersEndpoint,
  removeMemberEndpoint,
  updateMemberEndpoint,
  updateUserEndpoint,
} from '@refinery/contracts/endpoints/members.ts';
import { addMember } from '@refinery/domain/members/add-member.ts';
import { getMember } from '@refinery/domain/members/get-member.ts';
import { leaveOrganization } from '@refinery/domain/members/leave-organization.ts';
import { listMembers } from '@refinery/domain/members/list-members.ts';
import { removeMember } from '@refinery/domain/members/remove-member.ts';
import { updateMember } from '@refinery/domain/members/update-member.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const memberRoutes = (): Binding[] => [
  bind(listMembersEndpoint, listMembers),
  bind(addMemberEndpoint, addMember),
  bind(getMemberEndpoint, getMember),
  bind(updateMemberEndpoint, updateMember),
  bind(removeMemberEndpoint, removeMember),
  bind(leaveOrganizationEndpoint, leaveOrganization),
  bind(listUsersEndpoint, listMembers),
  bind(createUserEndpoint, addMember),
  bind(updateUserEndpoint, updateMember),
  bind(deleteUserEndpoint, removeMember),
];
