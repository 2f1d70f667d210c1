import {
  deleteAccountEndpoint,
  getProfileEndpoint,
  getUserStatsEndpoint,
  updateProfileEndpoint,
} from '@refinery/contracts/endpoints/users.ts';
import { deleteAccount } from '@refinery/domain/auth/delete-account.ts';
import { getProfile } from '@refinery/domain/users/get-profile.ts';
import { getUserStats } from '@refinery/domain/users/get-user-stats.ts';
import { updateProfile } from '@refinery/domain/users/update-profile.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const userRoutes = (): Binding[] => [
  bind(getProfileEndpoint, getProfile),
  bind(updateProfileEndpoint, updateProfile),
  bind(getUserStatsEndpoint, getUserStats),
  bind(deleteAccountEndpoint, deleteAccount),
];
