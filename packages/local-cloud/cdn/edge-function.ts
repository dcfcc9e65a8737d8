import { createContext, Script } from 'node:vm';
import { isObject, parseJson } from '../json.ts';

/** A CloudFront Function of viewer requests. */
export interface EdgeFunction {
  /** The address that the origin is asked for. @throws Error when the code fails, takes too long or does anything but change the address */
  address(request: { readonly method: string; readonly path: string }): string;
}

/** CloudFront ends a function after a millisecond or so; this machine may be busy. */
const timeout = 2000;

/** Compiles the code of a function, which then runs in a world of its own: JavaScript alone, nothing of Node. */
export function compileEdgeFunction(name: string, code: string): EdgeFunction {
  const world: Record<string, string> = {};
  const context = createContext(world, { codeGeneration: { strings: false, wasm: false } });
  new Script(code, { filename: name }).runInContext(context, { timeout });
  const call = new Script('JSON.stringify(handler(JSON.parse(event)))', { filename: name });
  return {
    address({ method, path }) {
      world['event'] = JSON.stringify({
        version: '1.0',
        context: { eventType: 'viewer-request' },
        viewer: { ip: '127.0.0.1' },
        request: { method, uri: path, querystring: {}, headers: {}, cookies: {} },
      });
      const answer: unknown = call.runInContext(context, { timeout });
      const request = typeof answer === 'string' ? parseJson(answer) : undefined;
      const uri = isObject(request) ? request['uri'] : undefined;
      if (typeof uri === 'string') return uri;
      throw new Error(`${name}: the local cloud knows functions that change the address alone`);
    },
  };
}
