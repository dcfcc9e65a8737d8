import {
  correctAnnouncement,
  listPublicAnnouncements,
  publishAnnouncement,
  readAnnouncement,
  withdrawAnnouncement,
  type AnnouncementKind,
} from '@ducha/contracts';
import type { Town } from '../town.ts';

/** What the office announces in the month, beside the stationing that `npm start` has announced. */
const texts = {
  sanitation: {
    kind: 'stationing',
    title: '生活垃圾转运环节专项督察进驻公告',
    text: '经督察工作小组批准，市生态环境保护督察组对环卫集团开展生活垃圾转运环节专项督察，现进驻开展工作。进驻期间受理垃圾转运站异味、噪声、渗滤液滴漏等方面的举报。举报人的信息依法严格保密。',
  },
  hours: {
    kind: 'notice',
    title: '关于举报电话受理时间的通知',
    text: '进驻期间举报电话受理时间为每日8:00至20:00。其他时间可在网上举报，受理审查时限相同。',
  },
  mistaken: {
    kind: 'notice',
    title: '关于网上举报维护的通知',
    text: '网上举报将于本周六夜间进行维护，请改用电话举报。',
  },
  rectification: {
    kind: 'rectification',
    title: '边督边改典型案例（第一期）',
    text: '进驻以来，各区坚持立行立改。朝阳区对夜间违规施工加装隔声围挡和在线监测，对餐饮油烟改造排烟管道、高空排放；通州区对雨污混接点实施改造，排口晴天无污水。请各单位对照排查同类问题，举一反三。',
  },
  feedback: {
    kind: 'feedback',
    title: '生活垃圾转运环节专项督察反馈意见',
    text: '督察认为，环卫集团不断完善转运设施，但部分转运站除臭设施老化、早间作业时间偏早、车辆滴漏等问题仍较突出。请在三十个工作日内制定整改方案并公开。',
  },
} as const satisfies Readonly<
  Record<string, { kind: AnnouncementKind; title: string; text: string }>
>;

/** Publishes one of them; about an inspection where one is named. */
export async function announce(
  town: Town,
  name: keyof typeof texts,
  inspection?: string,
): Promise<string> {
  const { kind, title, text } = texts[name];
  const { body } = await town.act('office-head', `announcement/${name}`, publishAnnouncement, {
    body: {
      kind,
      ...(inspection === undefined ? {} : { inspection }),
      title: { chinese: title, english: null },
      text: { chinese: text, english: null },
      contact:
        kind === 'stationing'
          ? { phone: '010-00001235', hours: '8:00-20:00', mailbox: null, address: null }
          : null,
    },
  });
  return body.announcement;
}

/** One was worded wrongly, and is worded anew. */
export async function correct(town: Town, announcement: string): Promise<void> {
  const { title, text } = texts.hours;
  await town.change(
    'office-head',
    'announcement/hours/correct',
    correctAnnouncement,
    { read: readAnnouncement, params: { announcement } },
    {
      title: { chinese: title, english: null },
      text: { chinese: `${text}来信以邮戳日期为准。`, english: null },
      contact: null,
    },
  );
}

/** One was published by mistake, and is taken back. */
export async function withdraw(town: Town, announcement: string): Promise<void> {
  await town.change(
    'office-head',
    'announcement/mistaken/withdraw',
    withdrawAnnouncement,
    { read: readAnnouncement, params: { announcement } },
    { reason: '维护计划取消。' },
  );
}

/** The last that is done: it says to everyone that what they read was made up, and to the next run that all is there. */
const madeUp = {
  chinese: '演示数据说明',
  english: 'About the data of this demonstration',
};

/** Says that everything here was made up. */
export async function announceMadeUp(town: Town): Promise<void> {
  await town.act('office-head', 'announcement/made-up', publishAnnouncement, {
    body: {
      kind: 'notice',
      title: madeUp,
      text: {
        chinese:
          '本站当前显示的举报件、办理情况、照片和岗位人员均为演示程序生成，不涉及任何真实的单位和个人；道路名称仅用于说明位置。',
        english:
          'The complaints, results, photographs and officials shown here were made up by a program. They are about no real firm or person; names of roads only say where.',
      },
      contact: null,
    },
  });
}

/** Whether a house was filled before, by whichever seed. */
export async function isFilled(town: Town): Promise<boolean> {
  const { body } = await town.read(null, listPublicAnnouncements, {
    query: { kind: 'notice', limit: 200 },
  });
  return body.announcements.some(({ title }) => title.chinese === madeUp.chinese);
}
