import { domainProblems, everyEndpoint, type Endpoint } from '@ducha/contracts';

const urn = 'urn:ducha:problem:';

/**
 * Every refusal by the domain is one that its endpoint declares: the document and the pages tell of no other.
 * @throws Error naming the one that it does not
 */
export function expectDeclared(line: string, type: unknown): void {
  const code = typeof type === 'string' ? type.replace(urn, '') : '';
  const endpoint = endpointOf(line);
  if (endpoint === undefined || !Object.hasOwn(domainProblems, code)) return;
  if (!endpoint.rejections.includes(code)) {
    throw new Error(`${endpoint.name} was refused with ${code}, which it does not declare`);
  }
}

/** The endpoint of a request line; of two that fit, the one with the shorter way of naming it: no parameter in its place. */
function endpointOf(line: string): Endpoint | undefined {
  const [method, path = ''] = line.split(' ');
  return everyEndpoint
    .filter((one) => one.method === method && formOf(one).test(path))
    .toSorted((a, b) => parametersIn(a) - parametersIn(b))[0];
}

function formOf({ path }: Endpoint): RegExp {
  return new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
}

function parametersIn({ path }: Endpoint): number {
  return path.split('{').length;
}
