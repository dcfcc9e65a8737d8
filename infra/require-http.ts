import type { Plugin } from 'esbuild';

/**
 * An `import` of node:http reads every export of it, getters too, and one of them loads the whole of
 * undici (some 30 ms at a cold start); a `require` does not.
 */
export const requireHttp: Plugin = {
  name: 'require-http',
  setup(bundling) {
    bundling.onResolve({ filter: /^(node:)?https?$/ }, ({ path: name, namespace }) =>
      namespace === 'required'
        ? { path: name, external: true }
        : { path: name.replace(/^(node:)?/, 'node:'), namespace: 'required' },
    );
    bundling.onLoad({ filter: /./, namespace: 'required' }, ({ path: name }) => ({
      contents: `module.exports = require('${name}');`,
    }));
  },
};
