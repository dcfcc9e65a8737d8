/** Routes of an HTTP API, found as API Gateway finds them. */
export interface RouteTable<T> {
  /** The most specific route for a request, with its path parameters, decoded. */
  find(
    method: string,
    path: string,
  ): { readonly route: T; readonly parameters: Readonly<Record<string, string>> } | undefined;
}

interface Entry<T> {
  readonly method: string;
  readonly segments: readonly string[];
  readonly route: T;
}

/**
 * Makes a table from route keys (`GET /complaints/{id}`, `ANY /public/{proxy+}`, `$default`).
 * A fixed segment goes before a parameter, a parameter before a greedy one, a method before ANY, `$default` last.
 */
export function createRouteTable<T>(routes: ReadonlyMap<string, T>): RouteTable<T> {
  const entries = [...routes]
    .map(([routeKey, route]) => entryOf(routeKey, route))
    .toSorted((a, b) => compare(rank(a), rank(b)));
  return {
    find(method, path) {
      for (const { method: wanted, segments, route } of entries) {
        if (wanted !== 'ANY' && wanted !== method) continue;
        const parameters = match(segments, path.split('/').slice(1));
        if (parameters !== undefined) return { route, parameters };
      }
      return undefined;
    },
  };
}

function entryOf<T>(routeKey: string, route: T): Entry<T> {
  if (routeKey === '$default') return { method: 'ANY', segments: ['$default'], route };
  const [method = '', path = ''] = routeKey.split(' ');
  return { method, segments: path.split('/').slice(1), route };
}

/** Per segment 0 fixed, 1 parameter, 2 greedy, 3 default; the method decides between equals. */
function rank<T>({ method, segments }: Entry<T>): readonly number[] {
  const kinds = segments.map((segment) =>
    segment === '$default' ? 3 : segment.endsWith('+}') ? 2 : segment.startsWith('{') ? 1 : 0,
  );
  return [...kinds, method === 'ANY' ? 1 : 0];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function match(
  segments: readonly string[],
  path: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (segments[0] === '$default') return {};
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = path[index];
    if (value === undefined) return undefined;
    if (segment.endsWith('+}')) {
      const rest = path.slice(index).join('/');
      return rest === '' ? undefined : { ...parameters, [segment.slice(1, -2)]: decode(rest) };
    }
    if (segment.startsWith('{')) {
      if (value === '') return undefined;
      parameters[segment.slice(1, -1)] = decode(value);
    } else if (segment !== value) return undefined;
  }
  return path.length === segments.length ? parameters : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // A malformed escape reaches the function as it was sent.
    if (error instanceof URIError) return text;
    throw error;
  }
}
