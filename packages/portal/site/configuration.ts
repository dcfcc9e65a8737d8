/** Where the house is: written beside the pages when they are published. */
export interface Configuration {
  /** Address of the HTTP API. */
  readonly api: string;
  /** Address of the issuer of tokens, and the portal's name there. */
  readonly issuer: string;
  readonly client: string;
  /** Which pages these are. */
  readonly release: string;
}

let known: Promise<Configuration> | undefined;

/** Asked for once per page; a failure is forgotten, so that the next call asks again. */
export async function configuration(): Promise<Configuration> {
  known ??= fetchConfiguration();
  try {
    return await known;
  } catch (error) {
    known = undefined;
    throw error;
  }
}

async function fetchConfiguration(): Promise<Configuration> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  const json: unknown = await response.json();
  const text = (name: string): string => {
    const value: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, name) : '';
    if (typeof value !== 'string') throw new Error(`config.json has no ${name}`);
    return value;
  };
  return {
    api: text('api'),
    issuer: text('issuer'),
    client: text('client'),
    release: text('release'),
  };
}
