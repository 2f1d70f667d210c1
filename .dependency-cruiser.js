/** Code of tests: it may use what a running product may not. */
const TEST_FILES = '\\.(test|hostile)\\.ts$|/(testing|fuzz|fixtures)/';

/** The dependency rule of the monorepo: every arrow points one way. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `${from} may depend on ${allowed.length ? allowed.join(', ') : 'nothing of ours'} only`,
  from: { path: `^${from}/`, pathNot: TEST_FILES },
  to: { path: '^(apps|packages|bench)/', pathNot: [from, ...allowed].map((folder) => `^${folder}/`) },
});

// What is packed must run where nothing else is installed. Its types come from contracts by a script.
const clientAlone = {
  name: 'client-has-no-dependency',
  severity: 'error',
  comment: 'packages/client/src may import nothing but itself',
  from: { path: '^packages/client/src/', pathNot: TEST_FILES },
  to: { pathNot: '^packages/client/src/' },
};

/**
 * What lies in `internal` of a feature, or of one room of a feature, is nobody else's business; tests may look
 * into features of their own package.
 */
const internalToFeature = [
  {
    name: 'internal-of-another-feature',
    severity: 'error',
    from: { path: '^packages/([^/]+)/src/([^/]+)', pathNot: TEST_FILES },
    to: { path: '^packages/[^/]+/src/[^/]+/internal/', pathNot: '^packages/$1/src/$2/' },
  },
  {
    name: 'internal-of-another-room',
    severity: 'error',
    from: { path: '^packages/([^/]+)/src/([^/]+)/([^/]+)/', pathNot: TEST_FILES },
    to: { path: '^packages/[^/]+/src/[^/]+/[^/]+/internal/', pathNot: '^packages/$1/src/$2/$3/' },
  },
  {
    name: 'internal-of-a-room',
    severity: 'error',
    from: { path: ['^packages/[^/]+/src/[^/]+$', '^packages/[^/]+/src/[^/]+/[^/]+$'], pathNot: TEST_FILES },
    to: { path: '^packages/[^/]+/src/[^/]+/[^/]+/internal/' },
  },
  {
    name: 'internal-of-another-package',
    severity: 'error',
    from: { path: '^(apps|packages|bench|tools)/([^/]+)' },
    to: {
      path: ['^packages/[^/]+/src/[^/]+/internal/', '^packages/[^/]+/src/[^/]+/[^/]+/internal/'],
      pathNot: '^$1/$2/',
    },
  },
];

export default {
  forbidden: [
    only('contracts', 'packages/contracts', []),
    only('client', 'packages/client', ['packages/contracts']),
    clientAlone,
    ...internalToFeature,
    only('text', 'packages/text', []),
    only('terminal', 'packages/terminal', []),
    only('statistics', 'packages/statistics', []),
    only('guard', 'packages/guard', ['packages/text']),
    only('refiner', 'packages/refiner', ['packages/guard', 'packages/text']),
    only('providers', 'packages/providers', []),
    only('relay', 'packages/relay', ['packages/providers']),
    only('mail', 'packages/mail', []),
    only('embedded', 'packages/embedded', []),
    only('db', 'packages/db', ['packages/contracts']),
    only('domain', 'packages/domain', [
      'packages/contracts',
      'packages/db',
      'packages/mail',
      'packages/providers',
      'packages/relay',
      'packages/guard',
      'packages/refiner',
      'packages/statistics',
    ]),
    only('testing', 'packages/testing', ['packages']),
    only('runtime', 'packages/runtime', [
      'packages/contracts',
      'packages/domain',
      'packages/db',
      'packages/mail',
      'packages/providers',
      'packages/relay',
    ]),
    only('api', 'apps/api', ['packages/contracts', 'packages/domain', 'packages/runtime']),
    only('worker', 'apps/worker', ['packages/contracts', 'packages/domain', 'packages/runtime']),
    only('standalone', 'apps/standalone', [
      'packages/(contracts|domain|db|providers|embedded|runtime|terminal)',
    ]),
    only('web', 'apps/web', ['packages/client']),
    only('cli', 'apps/cli', ['packages/guard', 'packages/refiner', 'packages/terminal', 'packages/text']),
    {
      name: 'no-testing-in-production',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: TEST_FILES },
      to: { path: '^packages/testing/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import'],
      extensions: ['.ts', '.js'],
    },
  },
};
