import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { registerAccountPages } from './account-pages/register-account-pages.ts';
import { authRoutes } from './auth/routes.ts';
import { socialRoutes } from './auth/social-routes.ts';
import { registerSamlReturn, registerSsoCallback } from './auth/sso-returns.ts';
import { ssoRoutes } from './auth/sso-routes.ts';
import { batchRoutes } from './batches/routes.ts';
import { chatRoutes } from './chat/routes.ts';
import { publicPath } from './console/public-path.ts';
import { registerConsole } from './console/register-console.ts';
import { datasetImportRoute, registerYamlParser } from './datasets/import-route.ts';
import { datasetRoutes } from './datasets/routes.ts';
import { registerEndpoints } from './endpoints/routes.ts';
import { registerGateway } from './gateway/register-gateway.ts';
import { gatewayRoutes } from './gateway/routes.ts';
import { DEFAULT_LIMITS, serverOptions } from './limits.ts';
import { registerOpenApi } from './openapi/register-openapi.ts';
import { belowPrefix, toCanonicalPath } from './other-names/canonical-path.ts';
import { otherNameRoutes } from './other-names/routes.ts';
import { serializerCompiler } from './plugins/at-first-use.ts';
import { registerAuthentication } from './plugins/authentication.ts';
import { registerBodyDeadlines } from './plugins/body-deadlines.ts';
import { registerBodyParsers } from './plugins/body-parsers.ts';
import { answerClientErrors, registerHttpRules } from './plugins/client-errors.ts';
import { registerConnections } from './plugins/connections.ts';
import { registerIdempotency } from './plugins/idempotency.ts';
import { registerMetrics } from './plugins/metrics.ts';
import { registerNamedOrganization } from './plugins/named-organization.ts';
import { OpenAnswers } from './plugins/open-answers.ts';
import { registerPermissions } from './plugins/permissions.ts';
import { registerProblems, sendFrameworkProblem } from './plugins/problems.ts';
import { registerRateLimits } from './plugins/rate-limits.ts';
import { registerReauthorization } from './plugins/reauthorization.ts';
import { registerReplyFields } from './plugins/reply-fields.ts';
import { registerRequestIds, requestIdOf } from './plugins/request-ids.ts';
import { registerRequestLog } from './plugins/request-log.ts';
import { registerStalledReaders } from './plugins/stalled-readers.ts';
import { Sweeper } from './plugins/sweeper.ts';
import { registerUnreadBodies } from './plugins/unread-bodies.ts';
import { validatorCompiler } from './plugins/validation.ts';
import { promptFileRoutes } from './prompts/file-routes.ts';
import { promptRoutes } from './prompts/routes.ts';
import { abTestRoutes } from './routes/ab-tests.ts';
import { analyticsRoutes } from './routes/analytics.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { auditRoutes } from './routes/audit.ts';
import { billingEventRoute, billingRoutes, registerRawJsonParser } from './routes/billing.ts';
import { callRoutes } from './routes/calls.ts';
import { checkRoutes } from './routes/checks.ts';
import { domainRoutes } from './routes/domains.ts';
import { enrichmentRoutes } from './routes/enrichments.ts';
import { evaluatorRoutes } from './routes/evaluators.ts';
import { executionRoutes } from './routes/executions.ts';
import { healthRoutes } from './routes/health.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { llmRoutes } from './routes/llm.ts';
import { memberRoutes } from './routes/members.ts';
import { modelRoutes } from './routes/models.ts';
import { operatorRoutes } from './routes/operators.ts';
import { optimizationRoutes } from './routes/optimizations.ts';
import { organizationRoutes } from './routes/organizations.ts';
import { projectRoutes } from './routes/projects.ts';
import { promptLabelRoutes } from './routes/prompt-labels.ts';
import { promptQualityRoutes } from './routes/prompt-quality.ts';
import { providerRoutes } from './routes/providers.ts';
import { publishedPromptRoutes } from './routes/published-prompts.ts';
import { refinedTextRoutes } from './routes/refined-texts.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { runRoutes } from './routes/runs.ts';
import { savingsRoutes } from './routes/savings.ts';
import { scimTokenRoutes } from './routes/scim-tokens.ts';
import { connectionRoutes } from './routes/sso-connections.ts';
import { ssoPolicyRoutes } from './routes/sso-policy.ts';
import { systemRoutes } from './routes/system.ts';
import { usageRoutes } from './routes/usage.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { registerScim } from './scim/register-scim.ts';
import { sharingRoutes } from './sharing/routes.ts';
import { toSharedPath } from './sharing/shared-path.ts';
import type { App, AppOptions } from './types.ts';
import { registerUploadParsers } from './uploads/read-upload.ts';
import { userRoutes } from './users/routes.ts';

/**
 * Nothing is longer: Node takes no more for a whole head. Ids are judged by their schemas, after the caller
 * is known.
 */
const MAX_PARAM_LENGTH = 16 * 1024;

/**
 * The API: every plugin and feature in the order in which it takes effect. Listens nowhere yet.
 *
 * What a request passes before its verb: its path gets its one name (`toCanonicalPath`), the caller is known
 * (`registerAuthentication`, `registerNamedOrganization`), has asked within the limits
 * (`registerRateLimits`) and may do it (`registerPermissions`), the request is validated
 * (`validatorCompiler`), and runs once for an Idempotency-Key (`registerIdempotency`). What a verb throws
 * becomes a problem (`registerProblems`).
 */
export async function createApp(given: Omit<AppOptions, 'limits'> & Partial<AppOptions>): Promise<App> {
  const options: AppOptions = { limits: DEFAULT_LIMITS, ...given };
  const { ctx, config, limits } = options;
  const loggerInstance: FastifyBaseLogger = ctx.logger;
  const openAnswers = new OpenAnswers();
  const prefix = publicPath(config.PUBLIC_URL);
  const app: App = Fastify({
    ...serverOptions(config, limits),
    loggerInstance,
    clientErrorHandler: answerClientErrors({
      logger: loggerInstance,
      hasAnswerBegun: (socket) => openAnswers.hasBegunOn(socket),
    }),
    // What still comes on a connection that is being closed is served, and told that it was the last.
    return503OnClosing: false,
    genReqId: requestIdOf,
    requestIdHeader: false,
    logController: new LogController({ requestIdLogLabel: 'requestId', disableRequestLogging: true }),
    rewriteUrl: (request) => toCanonicalPath(toSharedPath(belowPrefix(request.url ?? '/', prefix), request)),
    trustProxy: config.TRUST_PROXY ? config.TRUST_PROXY.split(',').map((proxy) => proxy.trim()) : false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PARAM_LENGTH },
    frameworkErrors: sendFrameworkProblem,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  openAnswers.watch(app);
  registerProblems(app);
  registerRequestIds(app);
  registerRequestLog(app);
  registerHttpRules(app);
  const sweeper = new Sweeper(app, limits.sweepMs);
  registerBodyDeadlines(app, limits.body, sweeper);
  registerBodyParsers(app);
  // The API itself may be reached without TLS, behind a proxy or on one's own machine.
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } },
  });
  // Answers hold prompts and tokens, and X-API-Key, unlike Authorization, keeps none out of shared caches.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  if (config.CORS_ORIGINS) await app.register(cors, corsOptions(config.CORS_ORIGINS));
  registerMetrics(app, options);
  await registerAuthentication(app, options);
  registerNamedOrganization(app, options);
  registerConnections(app, config.MAX_CONNECTIONS, ctx.logger);
  registerUnreadBodies(app, limits.unread);
  registerStalledReaders(app, limits.readerMs, sweeper);
  registerReauthorization(app, options, sweeper);
  await app.register((scope) => registerGateway(scope, options));
  await app.register((scope) => registerScim(scope, options));
  await app.register((scope) => registerApi(scope, options));
  return app;
}

/**
 * Everything but calls to models: its hooks would cost those time, and they have limits and answers of their
 * own.
 */
async function registerApi(app: App, options: AppOptions): Promise<void> {
  await registerRateLimits(app, options);
  registerPermissions(app, options);
  registerIdempotency(app, options);
  registerReplyFields(app);

  const uploads = [...batchRoutes(options), ...datasetRoutes(options), ...promptFileRoutes(options)];
  const others = [
    ...healthRoutes(app, options),
    ...authRoutes(app, options),
    ...ssoRoutes(app, options),
    ...socialRoutes(),
    ...apiKeyRoutes(),
    ...projectRoutes(),
    ...promptRoutes(),
    ...promptLabelRoutes(),
    ...promptQualityRoutes(),
    ...enrichmentRoutes(),
    ...executionRoutes(),
    ...runRoutes(options),
    ...sharingRoutes(),
    ...publishedPromptRoutes(),
    ...evaluatorRoutes(),
    ...abTestRoutes(),
    ...providerRoutes(),
    ...modelRoutes(),
    ...optimizationRoutes(),
    ...reviewRoutes(),
    ...checkRoutes(),
    ...usageRoutes(),
    ...billingRoutes(),
    ...llmRoutes(),
    ...chatRoutes(),
    ...callRoutes(),
    ...savingsRoutes(),
    ...gatewayRoutes(),
    ...refinedTextRoutes(),
    ...analyticsRoutes(),
    ...auditRoutes(options),
    ...userRoutes(),
    ...organizationRoutes(),
    ...memberRoutes(),
    ...invitationRoutes(app, options),
    ...domainRoutes(),
    ...connectionRoutes(),
    ...ssoPolicyRoutes(),
    ...scimTokenRoutes(),
    ...webhookRoutes(),
    ...operatorRoutes(),
    ...systemRoutes(options),
    ...otherNameRoutes(app, options),
  ];
  await registerOpenApi(app);
  registerAccountPages(app, options);
  registerSsoCallback(app, options);
  await app.register(async (scope) => registerSamlReturn(scope, options));
  registerConsole(app, options);
  registerEndpoints(app, options.ctx, others);
  // Files as bodies are for these alone.
  await app.register(async (scope) => {
    await registerUploadParsers(scope);
    registerEndpoints(scope, options.ctx, uploads);
  });
  await app.register(async (scope) => {
    registerYamlParser(scope);
    registerEndpoints(scope, options.ctx, [datasetImportRoute()]);
  });
  await app.register(async (scope) => {
    registerRawJsonParser(scope);
    registerEndpoints(scope, options.ctx, [billingEventRoute()]);
  });
}

function corsOptions(origins: string) {
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
  const exposedHeaders = [
    'ETag',
    'Idempotency-Replayed',
    'Link',
    'Location',
    'RateLimit-Limit',
    'RateLimit-Remaining',
    'RateLimit-Reset',
    'Retry-After',
    'X-Request-Id',
  ];
  const origin = origins === '*' ? '*' : origins.split(',').map((entry) => entry.trim());
  return { origin, methods, exposedHeaders };
}
