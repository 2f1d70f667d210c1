import {
  deleteAccountEndpoint,
  exportUserDataEndpoint,
  getProfileEndpoint,
  getUserExportEndpoint,
  getUserStatsEndpoint,
  updateProfileEndpoint,
} from '@refinery/contracts/endpoints/users.ts';
import { deleteAccount } from '@refinery/domain/auth/delete-account.ts';
import { getUserExport } from '@refinery/domain/user-exports/get-user-export.ts';
import { requestUserExport } from '@refinery/domain/user-exports/request-user-export.ts';
import { getProfile } from '@refinery/domain/users/get-profile.ts';
import { getUserStats } from '@refinery/domain/users/get-user-stats.ts';
import { updateProfile } from '@refinery/domain/users/update-profile.ts';
import { type Binding, bind } from '../endpoints/bind.ts';
import { downloadRoute } from './send-export.ts';

export const userRoutes = (): Binding[] => [
  bind(getProfileEndpoint, getProfile),
  bind(updateProfileEndpoint, updateProfile),
  bind(getUserStatsEndpoint, getUserStats),
  bind(exportUserDataEndpoint, requestUserExport, { rebuild: (ctx, id) => getUserExport(ctx, { id }) }),
  bind(getUserExportEndpoint, getUserExport),
  downloadRoute(),
  bind(deleteAccountEndpoint, deleteAccount),
];
