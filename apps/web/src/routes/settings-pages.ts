import { createRoute } from '@tanstack/react-router';
import { auditSearch } from '../pages/settings/audit/audit-search.ts';
import { billingSearch } from '../pages/settings/billing/billing-search.ts';
import { directorySearch } from '../pages/settings/directory/directory-search.ts';
import { keysSearch } from '../pages/settings/keys/keys-search.ts';
import { membersSearch } from '../pages/settings/members/members-search.ts';
import { modelsSearch } from '../pages/settings/models/models-search.ts';
import { providersSearch } from '../pages/settings/providers/providers-search.ts';
import { webhookSearch } from '../pages/settings/webhooks/webhook-search.ts';
import { organizationRoute } from './frames.ts';
import { pageOf } from './page-info.ts';

/** Settings of the organization. */
export const SETTINGS_ROUTES = [
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/organization',
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.organization,
      operation: 'getOrganization',
      listed: true,
      load: () => import('../pages/settings/organization/organization-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/members',
    validateSearch: membersSearch,
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.members,
      operation: 'listMembers',
      listed: true,
      load: () => import('../pages/settings/members/members-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/sign-in',
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.signIn,
      operation: 'listDomains',
      listed: true,
      load: () => import('../pages/settings/sign-in/sign-in-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/directory',
    validateSearch: directorySearch,
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.directory,
      operation: 'listScimTokens',
      listed: true,
      load: () => import('../pages/settings/directory/directory-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/billing',
    validateSearch: billingSearch,
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.billing,
      operation: 'getBilling',
      listed: true,
      load: () => import('../pages/settings/billing/billing-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/keys',
    validateSearch: keysSearch,
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.keys,
      operation: 'listApiKeys',
      listed: true,
      load: () => import('../pages/settings/keys/keys-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/keys/new',
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.keys,
      operation: 'createApiKey',
      listed: false,
      load: () => import('../pages/settings/keys/new-key-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/keys/$id',
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.keys,
      operation: 'getApiKey',
      listed: false,
      load: () => import('../pages/settings/keys/key-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/providers',
    validateSearch: providersSearch,
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.providers,
      operation: 'listProviders',
      listed: true,
      load: () => import('../pages/settings/providers/providers-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/gateway',
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.gateway,
      operation: 'getGateway',
      listed: true,
      load: () => import('../pages/settings/gateway/gateway-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/models',
    validateSearch: modelsSearch,
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.models,
      operation: 'listModelAliases',
      listed: true,
      load: () => import('../pages/settings/models/models-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/webhooks',
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.webhooks,
      operation: 'listWebhooks',
      listed: true,
      load: () => import('../pages/settings/webhooks/webhooks-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/webhooks/new',
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.webhooks,
      operation: 'createWebhook',
      listed: false,
      load: () => import('../pages/settings/webhooks/new-webhook-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/webhooks/$id',
    validateSearch: webhookSearch,
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.webhooks,
      operation: 'getWebhook',
      listed: false,
      load: () => import('../pages/settings/webhooks/webhook-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'settings/audit',
    validateSearch: auditSearch,
    staticData: pageOf('settings', {
      title: ({ nav }) => nav.audit,
      operation: 'listAuditLog',
      listed: true,
      load: () => import('../pages/settings/audit/audit-page.tsx'),
    }),
  }),
] as const;
