import rules from './.dependency-cruiser.js';

/** No cycle between folders, tests aside: they use what stands above what they test. */
export default {
  forbidden: [
    { name: 'no-folder-cycles', severity: 'error', scope: 'folder', from: {}, to: { circular: true } },
  ],
  options: {
    ...rules.options,
    exclude: {
      path: '(^|/)node_modules/|\\.(test|hostile)\\.ts$|/(testing|fuzz|fixtures)/|^packages/testing/',
    },
  },
};
