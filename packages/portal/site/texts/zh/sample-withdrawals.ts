/** 撤回的公告, as officials and anyone read of them. */
export const withdrawals = {
  heading: '已撤回的公告',
  reasons: {
    'wrong-draw': '期号或开奖日期有误',
    'wrong-size': '抽取数量有误',
    'wrong-edition': '应从其他版次抽取',
  },
  line: (issue: string, day: string, size: number) => `第 ${issue} 期（${day}开奖），抽 ${size} 件`,
  at: (moment: string, reason: string) => `${moment}撤回：${reason}`,
};
