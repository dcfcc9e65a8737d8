/** 问题类型 as the words of a report suggest it; which it is, a person decides. */
export interface ProposedType {
  /** A code of the list in use. */
  readonly type: string;
  /** The words that suggest it, as they stand in the text, the most telling first. */
  readonly because: readonly string[];
}

/**
 * Words by the type that they speak for: strongly, for most of what is reported in them is of that type, or weakly. The
 * codes are those of Beijing's list (domain, section 4); of a list without one of them its words say nothing.
 */
const words: Readonly<
  Record<string, { readonly strong: readonly string[]; readonly weak: readonly string[] }>
> = {
  noise: {
    strong: [
      '噪声',
      '噪音',
      '打桩',
      '轰鸣',
      '嗡嗡',
      '音响',
      '广场舞',
      '吵',
      '喇叭',
      '鸣笛',
      '敲击',
      '低频',
      '震得',
    ],
    weak: ['夜间施工', '施工声', '睡不着', '休息不好', '震动', '振动', '声音', '半夜施工', '装卸'],
  },
  air: {
    strong: [
      '油烟',
      '黑烟',
      '浓烟',
      '冒烟',
      '烟囱',
      '异味',
      '废气',
      '扬尘',
      '粉尘',
      '尾气',
      '喷漆',
      '刺鼻',
      '焚烧',
      '露天烧烤',
      'VOC',
      '呛',
    ],
    weak: [
      '臭味',
      '恶臭',
      '烧烤',
      '灰尘',
      '尘土',
      '气味',
      '裸露',
      '遗撒',
      '苫盖',
      '沥青',
      '难闻',
      '味道',
    ],
  },
  water: {
    strong: [
      '污水',
      '废水',
      '黑臭',
      '死鱼',
      '排污口',
      '偷排',
      '泔水',
      '水体',
      '河水',
      '泥浆',
      '化粪池',
      '排入河',
      '排到河',
      '雨水管',
      '地下水',
    ],
    weak: ['水渠', '河道', '河里', '水沟', '井水', '下水道', '水质', '发黑', '粪水', '暗管'],
  },
  'solid-waste': {
    strong: [
      '垃圾',
      '渣土',
      '建筑废料',
      '危废',
      '危险废物',
      '医疗废物',
      '固废',
      '废料',
      '倾倒',
      '随意堆放',
      '废旧轮胎',
      '污泥',
    ],
    weak: ['堆放', '堆积', '填埋', '清运', '废弃'],
  },
  ecology: {
    strong: [
      '砍树',
      '砍伐',
      '毁林',
      '湿地',
      '绿地',
      '林地',
      '植被',
      '挖山',
      '采砂',
      '盗采',
      '自然保护区',
      '野生动物',
      '毁绿',
      '占绿',
    ],
    weak: ['树木', '山体', '草坪', '生态', '古树'],
  },
  soil: {
    strong: ['土壤', '重金属', '渗坑', '毒地', '污染地块', '耕地污染'],
    weak: ['农田', '农药', '渗入地下', '油污渗'],
  },
  radiation: {
    strong: ['辐射', '基站', '电磁', '变电站', '高压线', '放射'],
    weak: ['信号塔', '天线', '射线'],
  },
};

const weights = { strong: 2, weak: 1 } as const;
/** A type is proposed with so much for it, and so much more than for the next one. */
const least = 2;
const ahead = 1;
const named = 3;

/**
 * The type that the words of a report suggest, and by which words; null where none or several do.
 * @param inUse the codes that may be chosen
 */
export function proposedType(
  texts: readonly string[],
  inUse: readonly string[],
): ProposedType | null {
  const text = texts.join('\n').normalize('NFKC').toUpperCase();
  const [first, second] = inUse
    .map((type) => {
      const found = (['strong', 'weak'] as const).flatMap((strength) =>
        (words[type]?.[strength] ?? [])
          .filter((word) => text.includes(word))
          .map((word) => ({ word, weight: weights[strength] })),
      );
      return { type, found, sum: found.reduce((sum, { weight }) => sum + weight, 0) };
    })
    .toSorted((a, b) => b.sum - a.sum);
  if (first === undefined || first.sum < least) return null;
  if (second !== undefined && first.sum < second.sum + ahead) return null;
  return { type: first.type, because: first.found.slice(0, named).map(({ word }) => word) };
}
