import { erasurePart, glanceAtComplaints, lookAtComplaint, policy } from '@ducha/contracts';
import { gistLength } from '@ducha/contracts/gist.ts';
import { describe, expect, test } from 'vitest';
import { about as aboutEn } from './site/texts/en/about.ts';
import { workspace as workspaceEn } from './site/texts/en/workspace.ts';
import { about as aboutZh } from './site/texts/zh/about.ts';
import { workspace as workspaceZh } from './site/texts/zh/workspace.ts';
import { help as helpEn } from './site/workspace/help/en.ts';
import { help as helpZh } from './site/workspace/help/zh.ts';

/** What citizens and staff are told of looks, beside what the house does. */
const languages = [
  {
    language: 'Chinese',
    about: aboutZh,
    lead: workspaceZh.look.lead,
    screener: helpZh.roles['office-screener'],
    auditor: helpZh.roles.auditor,
    says: {
      name: /少数岗位/,
      opening: /开头/,
      noReason: /不用写理由/,
      reasonFirst: /先写明理由/,
      reason: /理由/,
      roles: /审查、审核人员和负责人/,
      photographs: /^照片$/,
      covered: /承办单位看不到您的照片.*遮盖.*一并从系统中删除/,
    },
  },
  {
    language: 'English',
    about: aboutEn,
    lead: workspaceEn.look.lead,
    screener: helpEn.roles['office-screener'],
    auditor: helpEn.roles.auditor,
    says: {
      name: /every look is recorded/,
      opening: /opening/,
      noReason: /no reason|without a reason/,
      reasonFirst: /reason first|need one first|after you gave one/,
      reason: /why/,
      roles: /the screeners, the reviewers and the head/,
      photographs: /^Photographs$/,
      covered: /cannot see your photographs.*covers.*erased from the system with them/,
    },
  },
];
const nothing = new Proxy<Record<string, string>>({}, { get: () => '' });
const steps = (help: { steps: (say: never) => readonly string[] }): string =>
  help.steps({ nav: nothing, act: nothing, limits: nothing } as never).join('\n');

test('the house shows openings without a reason to screeners alone, the rest with a reason to three roles', () => {
  const complaints = ['0'.repeat(26)];
  expect(glanceAtComplaints.body.safeParse({ complaints }).success).toBe(true);
  expect(lookAtComplaint.body.safeParse({ contact: false }).success).toBe(false);
  const roles = (name: string) => policy[name]?.map(({ role }) => role);
  expect(roles('glanceAtComplaints')).toEqual(['office-screener']);
  expect(roles('lookAtComplaint')).toEqual(['office-screener', 'office-reviewer', 'office-head']);
});

test('to organisations the house shows covered copies of photographs, and no look', () => {
  const roles = (name: string) => policy[name]?.map(({ role }) => role) ?? [];
  const organisation = 'organisation-liaison';
  expect(roles('readPassedOnPhotograph')).toContain(organisation);
  expect(roles('lookAtComplaint')).not.toContain(organisation);
  expect(erasurePart.options).toContain('photographs');
});

describe.each(languages)('in $language', ({ about, lead, screener, auditor, says }) => {
  test('citizens are told so: who sees the opening words, how many, and who what for a reason', () => {
    const told = about.data.points.find(({ name }) => says.name.test(name))?.text ?? '';
    for (const said of [says.opening, says.noReason, says.reasonFirst, says.roles]) {
      expect(told).toMatch(said);
    }
    expect(told).toContain(String(gistLength));
  });

  test('citizens are told what organisations see of their photographs, and what becomes of it', () => {
    const told = about.data.points.find(({ name }) => says.photographs.test(name))?.text ?? '';
    expect(told).toMatch(says.covered);
  });

  test('screeners are told so, where they look and in their help', () => {
    for (const told of [lead, steps(screener)]) {
      for (const said of [says.opening, says.noReason, says.reasonFirst])
        expect(told).toMatch(said);
    }
  });

  test('an auditor is promised no reasons, which the house does not show them', () => {
    expect(auditor.does).not.toMatch(says.reason);
  });
});
