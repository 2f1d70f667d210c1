import nodeModule from 'node:module';
import '../../runtime/src/quick-imports.mjs';

// At the end of each of its processes vitest writes down what V8 compiled, for seconds; whatever tests start
// has done so by then.
if (process.env.VITEST) nodeModule.flushCompileCache = () => {};
