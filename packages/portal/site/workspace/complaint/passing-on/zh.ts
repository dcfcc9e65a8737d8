import type { Area } from './areas.ts';

/** 转交照片，收回照片. */
export const passingOn = {
  look: {
    lead: '举报人的原照片只在督察办内查看，承办单位看不到。先查看照片，遮盖人脸、车牌、门牌号等，再把遮盖后的图片转交；这次查看会记录在案。',
    reason: '查看理由',
    usual: '遮盖并转交照片',
    submit: '查看照片',
    noReason: '请写明查看理由',
    recorded: (time: string) => `这次查看已于${time}记录在案。`,
  },
  photograph: (place: number) => `第 ${place} 张照片`,
  loading: '正在读取照片…',
  notLoaded: '照片没有读出来：网络中断，或查看的时限已过。',
  lookAgain: '重新查看',
  mode: {
    none: '不转交',
    cover: '遮盖后转交',
    bare: '无需遮盖，直接转交',
  },
  passedBefore: '这张已经转交过一次，再转交后替换原来的。',
  covering: {
    add: '加一块',
    remove: '去掉这块',
    undo: '撤销',
    redo: '重做',
    canvas: (name: string) => `${name}，遮盖用`,
    none: '还没有遮盖。',
    at: (place: number, count: number, { left, top, width, height }: Area) =>
      `第 ${place} 块，共 ${count} 块：距左 ${left}%，距上 ${top}%，宽 ${width}%，高 ${height}%`,
    help: '在照片上拖动，画出要遮盖的地方；拖动已有的块可以移动，拖右下角改大小。',
    keys: '用键盘：回车加一块，方向键移动，Shift 加方向键改大小，[ 和 ] 换一块，Delete 去掉，Ctrl+Z 撤销，Ctrl+Shift+Z 重做。',
  },
  preview: {
    heading: '承办单位将看到的图片',
    act: '生成预览',
    making: '正在生成…',
    again: '内容有改动，请重新生成预览',
    failed: (place: number) => `第 ${place} 张没有生成出来，请换一台设备再试。`,
    picture: (place: number) => `转交的第 ${place} 张`,
    caption: (place: number, areas: number, size: string) =>
      `第 ${place} 张，${areas === 0 ? '无需遮盖' : `遮盖 ${areas} 处`}，${size}`,
    exact: '转交出去的就是这些图片：遮住的内容和拍摄地点、时间、机型都不在文件里。',
  },
  sure: '已逐张核对：看不出举报人，也看不清无关的人脸、车牌和门牌号',
  submit: (count: number) => (count === 0 ? '转交' : `转交 ${count} 张照片`),
  sending: (place: number, count: number) => `正在上传第 ${place} 张，共 ${count} 张…`,
  colon: '：',
  faults: {
    missing: '照片已经删除，或图片没有上传成功。',
    altered: '上传的图片与登记的不一致。',
    twice: '同一张照片只能转交一份。',
    'not-a-jpeg': '图片不是完整的 JPEG。',
    'more-than-a-picture': '文件里还有图片以外的信息。',
    'too-large': '图片尺寸太大。',
  },
  cut: '图片没有上传完，请再点一次转交。',
  missing: {
    none: '请至少选一张要转交的照片',
    area: (place: number) => `第 ${place} 张选了遮盖，还没有遮盖任何地方`,
    preview: '请先生成预览',
    sure: '请逐张核对，并勾选确认',
  },
  takingBack: {
    lead: '收回后承办单位马上看不到，图片从系统中删除。已经保存到别处的，系统收不回来。原照片不受影响，可以重新遮盖后再转交。',
    which: '要收回的照片',
    one: (place: number, areas: number) =>
      `第 ${place} 张，${areas === 0 ? '无需遮盖' : `遮盖 ${areas} 处`}`,
    reason: '收回的原因',
    reasons: {
      slip: '转交错了',
      'covered-too-little': '遮盖得不够',
      'not-needed': '不再需要',
    },
    submit: (count: number) => (count === 0 ? '收回' : `收回 ${count} 张照片`),
    missing: { none: '请选择要收回的照片', reason: '请选择收回的原因' },
  },
};
