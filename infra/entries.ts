import { existsSync } from 'node:fs';
import path from 'node:path';
import { services, type Service } from '@ducha/contracts';
import * as z from 'zod';
import { root } from './bundle.ts';

/** By service and entry: the schema of the environment that the entry's function asks for. */
export type Environments = Readonly<Record<Service, Readonly<Record<string, z.ZodObject>>>>;

const expected = {
  complaints: ['api', 'public-api', 'inbox', 'relay', 'clock'],
  inspections: ['api', 'public-api', 'inbox', 'relay', 'clock'],
  rectification: ['api', 'inbox', 'relay', 'clock'],
  notifications: ['api', 'inbox', 'relay', 'clock', 'sms', 'mail'],
};

const environmentModule = z.object({
  environments: z.record(z.string(), z.instanceof(z.ZodObject)),
});

/** Reads the environment schemas of the services. */
export async function readEnvironments(): Promise<Environments> {
  const read = async (service: Service): Promise<Record<string, z.ZodObject>> => {
    const file = path.join(root, 'services', service, 'environment.ts');
    const module: unknown = existsSync(file) ? await import(file) : { environments: {} };
    const { environments } = environmentModule.parse(module);
    return Object.fromEntries(
      expected[service].map((entry) => [
        entry,
        (isWritten(service, entry) ? environments[entry] : undefined) ?? z.object({}),
      ]),
    );
  };
  const [complaints, inspections, rectification, notifications] = [
    await read('complaints'),
    await read('inspections'),
    await read('rectification'),
    await read('notifications'),
  ];
  return { complaints, inspections, rectification, notifications };
}

/** Every entry to be bundled: `service/entry` → its file. */
export function entriesOf(environments: Environments): Record<string, string> {
  return Object.fromEntries(
    services.flatMap((service) =>
      Object.keys(environments[service]).map((entry) => [
        `${service}/${entry}`,
        isWritten(service, entry) ? `services/${service}/${entry}.ts` : 'infra/not-yet-written.ts',
      ]),
    ),
  );
}

function isWritten(service: Service, entry: string): boolean {
  return existsSync(path.join(root, 'services', service, `${entry}.ts`));
}
