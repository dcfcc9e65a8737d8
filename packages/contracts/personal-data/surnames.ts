/**
 * Surnames as the Hundred Surnames and the counts of today have them, and what given names are made of.
 */

/** The surnames of nearly everyone. */
const common =
  '王李张刘陈杨黄赵吴周徐孙朱马胡郭何高罗林郑梁谢宋唐韩许冯邓曹彭曾肖萧田董袁于潘蒋杜蔡余程魏' +
  '叶吕丁苏任沈姚姜卢崔钟谭汪范陆金石廖贾夏付傅方韦邹白熊孟秦邱尹江薛闫阎段雷史龙陶顾贺黎郝毛' +
  '邵龚万钱武严戴孔向覃常汤莫康文温牛赖洪葛施邢安樊齐乔易庞倪伍鲁聂章岳颜殷翟申耿欧庄左焦兰俞' +
  '柳甘祝尚毕舒宁曲梅童阮纪季苗单裴谷凌霍盛詹冉骆辛靳柯涂蓝柴管翁祁鲍喻游蒙房滕屈饶艾尤穆司项' +
  '缪芦卓窦褚娄古景宫戚费冷卜晏席柏佟边瞿桂沙臧闵姬邬卞桑隋栾仇刁简荣丛占甄巩虞丘苑迟敖封鞠匡' +
  '官荆胥冀阚邝巫佘鄢谌仝冼蔺麴奚粟宓郗邴蔚殳郏晁郜韶逄亓扈禹栗郦邰昝蒯芮羿荀糜戎厍阙揭苌岑麦' +
  '谈郎苟寇盖练檀於牟漆卿';

/** Others: ordinary words as often as surnames. Those that are hardly ever a surname (和, 全, 公) are left out. */
const rare =
  '关包成符路候侯解阳吉车农代党连米卫宗普师商仲明查麻池惠乐南储原燕班楚劳皮闻楼盘海伊强索华云' +
  '昌花酆廉计伏茅狄滑贲杭诸嵇羊汲松井富隗蓬秋钭厉祖幸蓟薄蒲鄂屠鬱苍双莘贡宰雍却璩濮寿浦慕茹习' +
  '宦鱼暨弘禄沃利夔丰巢竺逯桓朴亢矫斐尧仙哈肇英钮佴平时全国豆支区信应满位帅郁乌权巴';

const compound = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 ' +
    '太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 颛孙 壤驷 公良 漆雕 ' +
    '乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 呼延 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公坚 左丘 公伯 公祖 ' +
    '公乘 贯丘 公皙 南荣 仲长 子书 子桑 即墨 达奚 褚师 欧侯 呼衍 纳兰 叶赫 完颜 那拉 爱新 赫舍 西林 范姜 ' +
    '张简 陈简 归海 羊角 淳于 叔孙 屈突 尔朱 东乡 相里 胡母 司城 张廖 毋丘 贺兰 綦毋 屋庐 独吉 南郭 北宫'
  ).split(' '),
);

/**
 * The characters that given names are made of, nearly all of them (98 in 100 that a name of today has). A word that
 * holds another one is no name.
 */
const given =
  '一丁七万三上丕世丙业丛东丝丞严丫中丰丹为丽举乃久义之乐乔乙九习书乾予争二于云五井亚亦亨京亭' +
  '亮人亿仁从仓仔仕付仙代令以仪仲任伊伍伏优伙会伟传伦伯伶位佐佑体何余作佩佰佳侃依侠俊俏俐保俞' +
  '信俪俭修倍倩倪停健偲傲儒儿允元兆先光克党全八公六兰关兴兵其典养冉再军农冠冬冰冲净凌凝凡凤凯' +
  '函分列刘则刚创初利前剑力功加励劲勃勇勉勋勤匀化北十千升卉华协卓单南博占卡卫印卿厚原又友双发' +
  '叔变古召可台叶司合吉同名后向吕君吟含听启吴吾呈员周和咏咪品哈响哲唐唯啸善喆喜喻嗣嘉四回团园' +
  '国图圆土圣在地圳均坚坡坤垒垚城培基堂增墨士壮声壹备复夏夕多大天太夫央头奇奉奋奎奔奕奥女好如' +
  '妃妍妙妞妤妮妹姆姑委姗姚姝姣姬姿威娃娅娇娜娟娣娥娴婉婕婧婵婷媚媛嫣嫦子孔存孙孜孝孟季学宁宇' +
  '守安宋宏宗官宙定宛宜宝实宣宪家宸容宽宾寅密富寒寿将尊小少尔尚尤尧就尹居屏展山屹岐岑岗岚岩岭' +
  '岱岳岸峥峰峻崇嵘嵩巍川州左巧巨巴布帅帆师希帝带席帮常干平年幸幼广庄庆序库应庚庭康廉延廷建开' +
  '引弘弟张弦强录彤彦彩彪彬彭影征律徐得微德徽心必忆志忠快忱念忻怀思怡恋恒恩恬恭恺悠悦情惜惟惠' +
  '想愉意愿慈慎慕慧懿戈成战房所才扬承拉拓招拥振挺换捷措搏操攀支改放政效敏敖教敦敬文斌斐斗斯新' +
  '方施旋旎旗无日旦早旭时旺旻昀昂昆昊昌明易昕星映春昭昱昶显晋晏晓晔晖晗晚晟晨普景晴晶智暄暖曙' +
  '曜曦曲更曼曾月有朋朔朗望朝木未本术朱朴朵权杉李杏材杜来杨杭杰松林枚果枝枫柏柔柠柯柱柳标栋树' +
  '栓校栩样根格桂桃桐桑桓桢桥桦梁梅梓梦梨检棉棋棠棣森植椿楚楠楷楼榆榕榜槐樊模樱欠欢欣欧歆歌正' +
  '步武殷殿毅毓毕毛毫民水永汀求汇汉汐汝江池汪汶沁沂沅沈沐沙沛沫河治泉泊泓法波泰泳泽洁洋洛津洪' +
  '洲洵流济浓浚浦浩浪海涌涓涛润涵淇淋淑淞淦淮深淳添淼清渊渝渠温港游湖湘湛源溢溪滔滕满滢滨漪漫' +
  '潇潘潭潮潼澄澎澜澳瀚灏火灯灵灿炀炎炜炫炯炳点炼烁烈烜烨烽焕焰焱然煊煌煜煦照熙熠熹燃燊燕燚爱' +
  '爽牛牧特狄猛献玄玉王玖玛玟玥玫玮环现玲玺珂珈珉珊珍珏珑珠珩珺球理琛琢琦琨琪琬琰琳琴琼瑄瑛瑜' +
  '瑞瑶瑾璇璋璐璞璟甜生用甫田甲申男畅留疆登白百皇皎皓盈益盛盟直相盼省眉真睿瞳知石研砚硕碧磊礼' +
  '社祎祖祝神祥祯祺禄福禧禹禾秀秉秋科秦积程稳穗立竞章竣童端竹笑笛策筠筱箫米粉粤精素紫繁红纪纬' +
  '纯纲纳练细绍经结绘统绣继绪续绮维绵绿缘罗美羚群羽羿翀翊翔翠翰翼耀老考耕耘耿联聚聪肇肖育胜胡' +
  '胤能腊腾臣自至致臻舒舜舟航艮良艳艺艾节芃芊芙芝芬芮芯花芳芷芸芹芽苇苍苏苑苓苗若英苹茂范茗茜' +
  '茵茶茹荃草荔荟荣荷莉莎莫莲莹莺菁菊菡菱菲萃萌萍营萧萱董葳葵蒙蓉蓓蓝蓬蔓蔚蕊蕙蕴蕾薇薪虎虹蛟' +
  '蝶行衍衡袁裕西要见观解言誉计让训记许设译诗诚语诺谊谋谕谢谦谷豆豪豫豹贝贞财贤贵贺贻资赐赛赞' +
  '赫赵起超越跃路轩轲轶辉辛辰达迁迅过迎运近进远连迪述送选逊逍通逢逸道遥邦邵郁郎郑郡郭都配采里' +
  '重野量金鉴銮鑫钊钗钟钢钦钧钰钱铁铃铄铎铖铜铠铨铭铮银锁锋锐锟锡锦键锴镇镜长闪闯闻阁阔阳阿际' +
  '陆陈院陵陶隆随雁雄雅集雍雨雪雯雷霁霄霆震霏霓霖霜霞露青靓靖静非革韦韩韬音韵韶顶顺颂领颐颖颜' +
  '风飒飘飞首香馨马驰驹骁骄骅骏骐骞骥高魁魏鱼鲁鲜鸣鸥鸽鸾鸿鹃鹏鹤鹭鹰麒麟麦黄黎黑默鼎齐龄龙';

/** What names of other peoples of China are written with in Chinese. */
const transcribed =
  '阿卜杜拉买提江古丽娜扎西卓玛措仁央达瓦才让吉旦增多杰洛桑顿珠普布次格姆热依汗木图苏其乌日巴特尔哈斯根宝音朝鲁那萨如娅' +
  '努尔艾合麦提库尔班吐逊肉孜帕提曼尼亚孜牙生力沙塔依买买居马克孜里贡嘎旺堆';

const commonSurnames = new Set(common);
const rareSurnames = new Set(rare);
const givenCharacters = new Set(given);
const transcribing = new Set(transcribed);

/** The surname that begins at a place of a text: how long it is, and whether it is one of nearly everyone. */
export function surnameAt(
  text: string,
  at: number,
): { readonly length: 1 | 2; readonly isCommon: boolean } | undefined {
  if (compound.has(text.slice(at, at + 2))) return { length: 2, isCommon: true };
  const one = text.charAt(at);
  if (commonSurnames.has(one)) return { length: 1, isCommon: true };
  return rareSurnames.has(one) ? { length: 1, isCommon: false } : undefined;
}

/** Whether every character is one of those that given names are made of. */
export function isGivenName(characters: string): boolean {
  return characters.split('').every((one) => givenCharacters.has(one));
}

/** Whether it is written as names of other peoples are. */
export function isTranscribed(characters: string): boolean {
  return characters.split('').every((one) => transcribing.has(one));
}

/** For patterns: a surname, the compound ones first. */
export const anyCommonSurname = `(?:${[...compound].join('|')}|[${common}])`;
/** Before a form of address even what is hardly ever a surname is one. */
export const anyRareSurname = `[${rare}步问水和由付母容广]`;
