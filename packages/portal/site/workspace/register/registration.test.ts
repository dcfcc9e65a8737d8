import { expect, test, vi } from 'vitest';
import { registerComplaint } from '@ducha/contracts';
import { bodyOf, emptyRegistration } from './registration.ts';

const inspection = '1164c4eye2bmwpycjwrjyk61vc';
const phoned = { ...emptyRegistration, inspection, problem: ' 夜间施工扰民 ' };
vi.setConfig({ testTimeout: 20_000 });

test('an anonymous call is a body that the house takes, with nothing that was not said', () => {
  expect(bodyOf(phoned)).toEqual({ inspection, channel: 'phone', problem: '夜间施工扰民' });
  expect(registerComplaint.body.safeParse(bodyOf(phoned)).success).toBe(true);
});

test('a postmark belongs to a letter alone; a contact and an outside number go as they are known', () => {
  const whole = {
    ...phoned,
    channel: 'letter',
    phone: '13800138000',
    receivedOn: '2026-11-20',
    postedOn: '2026-11-18',
    foreignList: 'Central-3',
    foreignNumber: 'd3bj202512200017',
  };
  expect(bodyOf(whole)).toMatchObject({
    contact: { phone: '13800138000' },
    receivedOn: '2026-11-20',
    postedOn: '2026-11-18',
    foreign: { list: 'central-3', number: 'D3BJ202512200017' },
  });
  expect(registerComplaint.body.safeParse(bodyOf(whole)).success).toBe(true);
  expect(bodyOf({ ...whole, channel: 'visit' })).not.toHaveProperty('postedOn');
});

test('how many came, and who speaks for them, belong to a visit alone', () => {
  const came = { ...phoned, channel: 'visit', people: ' 6 ', representatives: '李某、王某' };
  expect(bodyOf(came)).toMatchObject({ visit: { people: 6, representatives: '李某、王某' } });
  expect(registerComplaint.body.safeParse(bodyOf(came)).success).toBe(true);
  for (const people of ['', '0', '1.5', '许多'])
    expect(bodyOf({ ...came, people })).not.toHaveProperty('visit');
  expect(bodyOf({ ...came, channel: 'letter' })).not.toHaveProperty('visit');
});
