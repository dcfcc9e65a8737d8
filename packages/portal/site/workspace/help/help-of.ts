import type { RoleHelp } from './say.ts';
import type { help } from './zh.ts';

/** The help of a role; none for those that do not come by these pages. */
export function helpOf({ roles }: Pick<typeof help, 'roles'>, role: string): RoleHelp | undefined {
  const known: Readonly<Record<string, RoleHelp>> = roles;
  return known[role];
}
