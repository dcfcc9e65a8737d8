export const workspace = {
  title: '生态环境保护督察工作台',
  loading: '正在打开工作台…',
};
