/** Where rules and defaults come from. */
export const measures2020 = {
  chinese: '《北京市贯彻〈中央生态环境保护督察工作规定〉实施办法》（2020年）未作规定，由督察办确定',
  english: 'Left open by the 2020 Beijing measures; the office decides',
};

export const decided = {
  chinese: '依据资料未作规定，系统默认值，可由督察办调整',
  english: 'Left open by the sources; our default, which the office can change',
};

/** By when the office does what is its own to do: no source says. */
export const ownStep = {
  chinese: '依据资料对督察办自身环节未规定时限，由本系统设定，可由督察办调整',
  english: 'No source sets a time for the office itself; our default, which the office can change',
};

/** What most periods of a complaint count from. */
export const handedOver = { chinese: '交办之时', english: 'the hand-over' };

/** How long what was written in the office is kept. */
export const asArchived = {
  chinese:
    '《机关文件材料归档范围和文书档案保管期限规定》（国家档案局令第8号）：定期保管的文书档案一般为30年、10年；具体期限本系统设定',
  english:
    'Rules on the retention of official documents (State Archives Administration, order 8): 30 or 10 years for most; which, we decided',
};

/** How long personal data may be kept. */
export const asLongAsNeeded = {
  chinese: '个人信息保护法第十九条：保存期限为实现处理目的所必要的最短时间；具体期限本系统设定',
  english:
    'Personal Information Protection Law, article 19: as short as the purpose allows; how short, we decided',
};
