import type { SeededRandom } from '../replay/seeded-random.ts';

/**
 * A text of so many Chinese characters. Its words are drawn at random, so that it deflates about as far
 * as what people write, and not as far as one sentence said again and again.
 */
export function drawnText(random: SeededRandom, characters: number): string {
  let text = '';
  while (text.length < characters)
    text += `${random.pick(words)}${random.pick(joints)}${rareCharacter(random)}`;
  return `${text.slice(0, characters - 1)}。`;
}

/** Names of places and firms are not in any list of words: one character in eight or so is any of 3,000. */
function rareCharacter(random: SeededRandom): string {
  if (random.next() > 0.3) return '';
  return String.fromCharCode(0x4e00 + Math.floor(random.next() * 3_000));
}

const joints = ['', '', '', '，', '的', '和', '在', '与', '；'];

const words =
  '工地 夜间 施工 噪声 扰民 烧烤 油烟 黑烟 扬尘 垃圾 堆放 渗滤 污水 直排 河道 油污 异味 锅炉 废气 粉尘 居民 开窗 难以 入睡 反映 多次 未见 整改 现场 核查 情况 属实 责令 停工 立即 清理 覆盖 洒水 降尘 安装 净化 设施 运行 记录 监测 达标 排放 超过 限值 处罚 立案 约谈 负责 部门 联合 执法 检查 巡查 加强 日常 监管 举一反三 全面 排查 同类 问题 建立 台账 长效 机制 绿化 种植 恢复 植被 雨水 管网 混接 改造 完成 验收 公示 群众 满意 回访 隔音 屏障 设置 合理 安排 时间 避免 高峰 运输 车辆 冲洗 密闭 遗撒 道路 保洁 频次 提高 企业 主体 责任 落实 培训 人员 应急 预案 演练 土壤 采样 结果 正常 辐射 基站 检测 符合 标准 说明 解释 取得 理解 持续 跟踪 督办 销号'.split(
    ' ',
  );
