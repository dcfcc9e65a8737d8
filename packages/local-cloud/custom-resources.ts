import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { portalSite } from './cdn/resources.ts';
import { arnOf, closeServer, listenOnLoopback } from './engines/engine.ts';
import type { Functions } from './functions.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject, objectAt, parseJson, textAt } from './json.ts';
import { readText } from './request-body.ts';
import type { Stack } from './stack.ts';

/**
 * Makes the custom resources of the stack as CloudFormation does, by invoking their functions with an address for
 * the answer. One whose properties are those of the start before, which `file` keeps, is there already.
 * @throws Error with the reason that a function gave, or that it ended without an answer
 */
export async function runCustomResources(options: {
  readonly stack: Stack;
  readonly stackName: string;
  readonly functions: Functions;
  readonly file: string;
}): Promise<void> {
  const { stack, stackName, functions, file } = options;
  let kept = existsSync(file) ? parseJson(readFileSync(file, 'utf8')) : {};
  for (const { logicalId, properties } of stack.all(portalSite)) {
    const before = objectAt(kept, logicalId);
    const made = textAt(before, 'physicalId');
    if (JSON.stringify(before['properties']) === JSON.stringify(properties)) continue;
    const physicalId = await invoke(functions, properties.ServiceToken, {
      RequestId: randomUUID(),
      StackId: arnOf('cloudformation', `stack/${stackName}/local`),
      ResourceType: portalSite.type,
      LogicalResourceId: logicalId,
      ResourceProperties: properties,
      ...(made === undefined
        ? { RequestType: 'Create' }
        : {
            RequestType: 'Update',
            PhysicalResourceId: made,
            OldResourceProperties: objectAt(before, 'properties'),
          }),
    });
    kept = { ...(isObject(kept) ? kept : {}), [logicalId]: { physicalId, properties } };
    writeFileSync(file, JSON.stringify(kept));
  }
}

/** Invokes the function behind a custom resource; answers the id that it gives the resource. */
async function invoke(functions: Functions, token: string, event: JsonObject): Promise<string> {
  const answers: Json[] = [];
  const server = createServer((request, response) => {
    void readText(request).then((body) => {
      answers.push(parseJson(body));
      response.writeHead(200).end();
    });
  });
  const port = await listenOnLoopback(server);
  try {
    const ResponseURL = `http://127.0.0.1:${port}/`;
    const outcome = await functions.find(token).invoke({ ...event, ResponseURL });
    const [answer] = answers;
    if (textAt(answer, 'Status') === 'SUCCESS') return textAt(answer, 'PhysicalResourceId') ?? '';
    const why = outcome.ok ? 'its function ended without an answer' : outcome.errorMessage;
    throw new Error(
      textAt(answer, 'Reason') ?? `${textAt(event, 'LogicalResourceId') ?? ''}: ${why}`,
    );
  } finally {
    await closeServer(server);
  }
}
