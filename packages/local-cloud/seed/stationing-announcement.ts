import type * as z from 'zod/mini';
import type { publishAnnouncement } from '@ducha/contracts';

/**
 * 进驻公告 of the demonstration inspection. Its telephone and mailbox are made up: no Beijing number
 * begins with 0, and no mailbox has that number.
 */
export function stationingAnnouncement(
  from: string,
  until: string,
): Omit<z.input<typeof publishAnnouncement.body>, 'inspection'> {
  const contact = {
    phone: '010-00001234',
    hours: '8:00-20:00',
    mailbox: '北京市A00000号邮政信箱',
    address: null,
  };
  return {
    kind: 'stationing',
    title: {
      chinese: '北京市生态环境保护督察进驻公告',
      english: 'Beijing environmental inspection: the inspection team is on site',
    },
    text: {
      chinese: `经市委、市政府批准，市生态环境保护督察组于${inChinese(from)}至${inChinese(until)}对各区和北京经济技术开发区开展例行督察，现进驻开展工作。

根据《北京市贯彻〈中央生态环境保护督察工作规定〉实施办法》，督察组主要受理被督察地区生态环境保护方面的来信来电举报。受理时间为进驻期间每天${contact.hours}。举报电话：${contact.phone}；邮政信箱：${contact.mailbox}。进驻期间寄出、进驻结束后收到的来信，以邮戳日期为准，仍予受理。

举报人可以匿名。举报时请尽量说明污染的地点、时间和具体情况，便于核实。举报人的姓名、电话和住址依法严格保密，不随举报内容转交被督察单位；任何单位和个人不得打击报复举报人。

不属于生态环境保护方面的信访问题，请按规定向有关主管部门反映。举报的办理情况和边督边改结果将分批向社会公开。`,
      english: `With the approval of the municipal Party committee and the municipal government, the municipal environmental inspection team is on site from ${from} to ${until} for a routine inspection of all districts and the Beijing Economic-Technological Development Area.

Under Beijing's measures for implementing the Provisions on Central Environmental Inspection, the team takes complaints about the environment in the inspected places by letter and by telephone, every day from 8:00 to 20:00 while it is on site. Telephone: ${contact.phone}. Postal mailbox: Mailbox A00000, Beijing. A letter that is posted while the team is on site and arrives later still counts; the postmark decides.

You may stay anonymous. Please say where and when the pollution happens and what you have seen, so that it can be checked. Your name, telephone number and address are kept strictly confidential and are not passed on with the complaint to the inspected unit; nobody may retaliate against you.

Please take matters that are not about the environment to the authority responsible for them. How complaints were handled, and what was put right during the inspection, is published batch by batch.`,
    },
    contact,
  };
}

/** `2026-03-29` as 2026年3月29日. */
function inChinese(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
