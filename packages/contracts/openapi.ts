import type { Endpoint } from './endpoint.ts';
import { jsonSchemaOf, type Json } from './json-schema-of.ts';
import { answersOf } from './openapi-answers.ts';
import { bodyOf, parametersOf } from './openapi-request.ts';
import { gatewayMessage, problem } from './problem.ts';

/**
 * The OpenAPI 3.1 document of these endpoints: paths, parameters, bodies, answers, the refusals of the
 * functions and of the gateway before them, each problem as an example of its status. Throws for a
 * rejection that is in no list of problems, and for a schema that JSON Schema cannot say.
 */
export function openApi(
  endpoints: readonly Endpoint[],
  about: { readonly title: string; readonly version: string },
): Json {
  const shared = new Map<string, Json>();
  const byPath = Map.groupBy(endpoints, ({ path }) => path);
  const paths = Object.fromEntries(
    [...byPath].map(([path, here]) => [
      path,
      Object.fromEntries(here.map((one) => [one.method.toLowerCase(), operation(one, shared)])),
    ]),
  );
  return {
    openapi: '3.1.1',
    info: about,
    tags: [...new Set(endpoints.map(({ service }) => service))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'A token of the OpenID Connect issuer, with the claims sub and roles: a list of role@place, the place being office, team or the code of an organisation.',
        },
      },
      schemas: {
        Problem: jsonSchemaOf(problem(), 'output', shared),
        GatewayMessage: jsonSchemaOf(gatewayMessage(), 'output', shared),
        ...Object.fromEntries(shared),
      },
    },
  };
}

function operation(endpoint: Endpoint, shared: Map<string, Json>): Json {
  const { name, service, summary, audience } = endpoint;
  return {
    operationId: name,
    summary,
    tags: [service],
    security: audience === 'staff' ? [{ token: [] }] : [],
    parameters: parametersOf(endpoint, shared),
    ...bodyOf(endpoint, shared),
    responses: answersOf(endpoint, shared),
  };
}
