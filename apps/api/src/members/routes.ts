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
import { addMember } from '@refinery/domain/memberships/add-member.ts';
import { getMember } from '@refinery/domain/memberships/get-member.ts';
import { leaveOrganization } from '@refinery/domain/memberships/leave-organization.ts';
import { listMembers } from '@refinery/domain/memberships/list-members.ts';
import { removeMember } from '@refinery/domain/memberships/remove-member.ts';
import { updateMember } from '@refinery/domain/memberships/update-member.ts';
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
