/** 登记举报. */
export const register = {
  title: '登记举报',
  lead: '边听边记：Tab 键到下一项，Ctrl + Enter 提交。记录自动加密存在本机，登录过期也不会丢；姓名、电话、住址不存，请先提交或抄下。',
  noInspection: '目前没有进驻中的督察，暂不能登记。',
  restored: '这是上次没有提交的记录。',
  discard: '清空，重新记',
  inspection: '督察',
  channel: '来源',
  phoneHours: (hours: string) => `举报电话受理时间：${hours}。`,
  outsideHours: '现在不在受理时间内，仍可登记。',
  receivedOn: '收到日期',
  receivedOnHint: '不填为今天。',
  postedOn: '邮戳日期',
  postedOnHint: '进驻期内寄出的，晚到也受理。',
  people: '来访人数',
  peopleHint: '一人来访可不填。',
  representatives: '推选的代表',
  representativesHint: '多人来访的，登记代表姓名（不超过 5 人）。单独加密，不存本机。',
  problem: '反映的问题',
  place: '地点',
  district: '所在区',
  type: '问题类型',
  typeUnknown: '暂不确定',
  contact: '联系方式（可以匿名，都可不填）',
  contactHint: '单独加密保存，承办单位看不到，任何公开内容中都不会出现。',
  name: '姓名',
  phone: '电话',
  address: '住址',
  files: '附件（信件照片或扫描件、录音、录像，可不填）',
  filesHint: (most: {
    readonly photographs: number;
    readonly others: number;
    readonly photograph: string;
    readonly document: string;
    readonly film: string;
  }) =>
    `照片最多 ${most.photographs} 张，每张不超过 ${most.photograph}；PDF、录音、录像共最多 ${most.others} 个，PDF 和录音每个不超过 ${most.document}，录像不超过 ${most.film}。文件原样加密保存，并记录校验码；只有查看原文的人能打开，每次都有记录。请先登记，刷新页面后要重新选择文件。`,
  chooseFiles: '选择文件',
  unfitFile: {
    'wrong-type':
      '不能接收这种文件。可以是照片（JPG、PNG、WebP）、PDF、录音（MP3、M4A、WAV、OGG）或录像（MP4、MOV、WebM），以内容为准，不看扩展名。',
    heic: '这是 HEIC 格式的照片，这个浏览器打不开，不能转成 JPG。请另存为 JPG，或在手机相机设置中选“兼容性最佳”后重拍。',
  },
  foreign: '来自上级交办清单或其他系统',
  foreignList: '清单代码',
  foreignListHint: '小写字母、数字、短横线，如 central-3。',
  foreignNumber: '该清单中的编号',
  foreignNumberHint: '如 D3BJ202512200017。',
  submit: '登记（Ctrl + Enter）',
  missing: {
    problem: '请记下反映的问题',
    foreign: '清单代码和编号要一起填写',
    tooManyFiles: (photographs: number, others: number) =>
      `照片最多 ${photographs} 张，PDF、录音、录像共最多 ${others} 个，请移除几个`,
  },
  receipt: '查询凭证',
  receivedAt: (time: string) => `登记时间：${time}`,
  once: '请现在念给举报人或打印：离开这一页后，任何人都无法再看到这个凭证。',
  next: '登记下一件（按 N 键）',
  print: '打印',
  open: '查看这一件',
};
