import { playedAt, policy, type Role } from '@ducha/contracts';
import { complaintsPolicy } from '@ducha/policy/documents/complaints.ts';
import { describe, expect, test } from 'vitest';
import { words as englishWords } from '../../texts/en/words.ts';
import { workspace as englishWorkspace } from '../../texts/en/workspace.ts';
import { words } from '../../texts/zh/words.ts';
import { workspace } from '../../texts/zh/workspace.ts';
import { isPage, workspacePages } from '../pages.ts';
import { policies as englishPolicies } from '../policies/en.ts';
import { policies } from '../policies/zh.ts';
import { help as english } from './en.ts';
import { helpOf } from './help-of.ts';
import { standardLimits } from './limits.ts';
import { help } from './zh.ts';

const people = Object.entries(playedAt)
  .filter(([role, place]) => place !== null && role !== 'integration-client')
  .map(([role]) => role as Role);

test('every role of a person has help, and nobody else', () => {
  expect(Object.keys(help.roles).toSorted()).toEqual(people.toSorted());
});

describe.each(people)('the help of %s', (role) => {
  test('begins at a page that the role may use', () => {
    const to = helpOf(help, role)?.to ?? '';
    expect(isPage(to)).toBe(true);
    expect(helpOf(english, role)?.to).toBe(to);
    const page = workspacePages.find(({ path }) => path === to);
    const { needs, roles } = page ?? {};
    if (needs !== undefined) expect(policy[needs]?.map((right) => right.role)).toContain(role);
    if (roles !== undefined) expect(roles).toContain(role);
  });

  test('names no act that the role may not do, and no page that it does not have', () => {
    const named: string[] = [];
    const noting = (of: string) =>
      new Proxy<Record<string, string>>(
        {},
        { get: (_, name) => (named.push(`${of} ${String(name)}`), '') },
      );
    helpOf(help, role)?.steps({
      nav: noting('page'),
      act: noting('act'),
      limits: standardLimits(policies.words),
    } as never);
    const may = (endpoint: string): boolean =>
      (policy[endpoint] ?? []).some((right) => right.role === role);
    const cannot = named.filter((one) => {
      const [of, name = ''] = one.split(' ');
      if (of === 'act') return !may(name);
      const { needs, roles } = workspacePages.find(({ nav }) => nav === name) ?? {};
      return (needs !== undefined && !may(needs)) || roles?.includes(role) === false;
    });
    expect(cannot).toEqual([]);
  });

  test('has as many steps in both languages, and no number that is written twice', () => {
    const say = { nav: workspace.nav, act: words.act, limits: standardLimits(policies.words) };
    const saying = {
      nav: englishWorkspace.nav,
      act: englishWords.act,
      limits: standardLimits(englishPolicies.words),
    };
    const own = helpOf(help, role)!;
    expect(helpOf(english, role)?.steps(saying)).toHaveLength(own.steps(say).length);
    const none = {
      screening: '',
      review: '',
      signIn: '',
      reply: '',
      submission: '',
      supplement: '',
      reopening: '',
      refusals: '',
      recusal: '',
    };
    expect(own.steps({ ...say, limits: none }).join('')).not.toMatch(/\d/);
  });
});

test('the times are those of the rules', () => {
  const { reply } = complaintsPolicy.entries;
  expect(standardLimits(policies.words).reply).toBe(
    policies.words.period[reply.standard.unit](reply.standard.value),
  );
});
