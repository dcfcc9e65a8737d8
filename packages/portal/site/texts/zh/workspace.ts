/** What stands around every page of the workspace. */
export const workspace = {
  title: '生态环境保护督察工作台',
  loading: '正在打开工作台…',
  office: '督察办',
  menu: '栏目',
  signOut: '退出登录',
  publicSite: '公众网站',
  nav: {
    todo: '我的待办',
  },
  pick: {
    type: '输入名称或代码查找',
    none: '没有找到，请换个说法',
    change: '更换',
    remove: '移除',
    removeOne: (name: string) => `移除${name}`,
  },
  assign: {
    label: '承办单位',
    hint: '输入名称查找，可选多个，其中一个牵头。',
    chosen: '已选单位',
  },
  personalData: {
    found: '下面标出的内容疑似个人信息，请删去，或逐处确认',
    nobodys: '这不是任何人的个人信息（如企业公开电话）',
    own: '这是举报人本人的信息，必须删去。',
  },
  signIn: {
    lead: '请用单位的账号登录。您看到的内容和能办的事项，由您的岗位决定。',
    act: '登录',
    hint: '登录在统一认证页面完成，本系统不保存口令。公用电脑上用完请退出登录。',
    failed: '没有登录成功，可能是认证服务暂时繁忙，或登录页面停留太久。',
    again: '重新登录',
    ended: '登录已过期。已经填写的内容保留在本页，重新登录后可以接着办理。',
  },
  act: {
    sending: '正在提交…',
    again: '再次提交',
    cancel: '取消',
    refused: '系统没有接受这次提交。',
    unanswered: '没有收到系统的答复，可能已经办成。请再次提交：同一件事不会办两次。',
  },
  missing: { title: '没有这个页面', text: '地址可能写错了，或内容已经移走。' },
};
