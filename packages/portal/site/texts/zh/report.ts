/** 我要举报: three steps, the check as the fourth, the receipt. */
export const report = {
  title: '我要举报',
  description: '向生态环境保护督察反映环境问题。可以匿名，不需要注册，四步就能提交。',
  lead: '反映空气、水、噪声、垃圾、生态破坏等环境问题。可以匿名，不用注册，最多四步。',
  steps: {
    what: '问题和地点',
    photographs: '照片和附件',
    reach: '联系方式',
    check: '核对并提交',
  },
  stepOf: (place: number, name: string) => `第 ${place} 步，共 4 步：${name}`,
  next: '下一步',
  back: '上一步',
  optional: (label: string) => `${label}（选填）`,

  inspection: {
    label: '受理举报的督察',
    choose: '请选择',
    kinds: { routine: '例行督察', daily: '日常督察', special: '专项督察', stationed: '派驻督察' },
    levels: { central: '中央', municipal: '市级' },
    targets: (names: readonly string[], count: number) =>
      names.length < count ? `${names.join('、')}等 ${count} 个单位和地区` : names.join('、'),
    named: (level: string, kind: string, targets: string) => `${level}${kind}：${targets}`,
    lead: (until: string) => `您的举报将交给（受理到 ${until}）：`,
  },
  closed: {
    title: '目前没有督察在受理举报',
    text: '督察进驻期间才在这里受理举报。现在您可以：',
    hotline: '拨打 12345 市民服务热线，全天受理；',
    emergency: '正在发生的污染事故，立即拨打 12345 或 110；',
    announcements: '看公告，了解下一次督察什么时候进驻、怎样举报。',
    letters: (day: string) => `进驻结束前寄出（以邮戳为准）的信件，${day}前收到仍然受理。`,
    toAnnouncements: '看公告',
    draft: '您已经写的内容还保留在这台设备上。',
  },
  problem: {
    label: '反映的问题',
    hint: '写清什么污染、从什么时候开始、什么时段最严重、是谁造成的（知道的话）。请不要在这里写自己的姓名、电话、住址。',
  },
  place: {
    label: '地点',
    hint: '越具体越好，例如：××街道××路 12 号东侧工地。',
  },
  position: {
    label: '我的位置',
    lead: '如果您就在现场，可以附上现在的位置，帮督察人员找到地方、看出是不是同一个问题。不附也照样办理。位置单独加密，只有督察办写明理由才能查看，不公开，不转给承办单位，不随草稿保存；要求删除联系方式时一并删除。',
    add: '附上我现在的位置',
    asking: '正在定位…',
    remove: '不附位置了',
    added: (metres: number) => `已附上现在的位置（误差约 ${metres} 米）`,
    none: {
      denied: '您没有允许本页使用位置，没有附上。可以直接在“地点”里写清楚。',
      unfound: '没有定到位置，没有附上。可以再试，或直接在“地点”里写清楚。',
    },
  },
  district: { label: '所在区', none: '不确定，不选', failed: '没有读到各区名单，可以不选。' },
  type: { label: '问题类型', none: '不确定，不选', failed: '没有读到类型名单，可以不选。' },

  photographs: {
    label: '添加照片和附件',
    lead: '照片能帮助查清问题，没有也可以。最多 6 张，JPEG、PNG 或 WebP 格式。',
    privacy:
      '每张照片都会先在您的设备上重新绘制、缩小，再上传。拍摄位置、时间、手机型号等附带信息会被去掉。照片里的人脸、车牌、门牌不会自动遮挡，请自己留意。承办单位需要看的，由督察办遮盖后再转交。',
    addAttachment: '选择录音、录像或 PDF',
    attachmentsLead:
      '录音、录像、PDF 最多 4 个：录像不超过 100 MB、10 分钟，录音不超过 20 MB、60 分钟，PDF 不超过 20 MB。它们按原样加密保存，里面的声音、人像、姓名，以及文件附带的位置、设备信息不会去掉，请自己留意；只有督察办能看、能听，不转交承办单位。',
    attachmentsLeft: (count: number) =>
      count === 0 ? '已经有 4 个，不能再加' : `还可以加 ${count} 个`,
    nthOf: {
      document: (place: number) => `第 ${place} 个 PDF`,
      sound: (place: number) => `第 ${place} 段录音`,
      film: (place: number) => `第 ${place} 段录像`,
    },
    add: '选择照片',
    left: (count: number) => (count === 0 ? '已经有 6 张，不能再加' : `还可以加 ${count} 张`),
    nth: (place: number) => `第 ${place} 张照片`,
    progress: {
      preparing: '正在处理…',
      uploading: (percent: number) => `正在上传 ${percent}%`,
      stopped: '已停止上传',
      cut: '上传中断了',
      closed: '这次督察已经结束受理，文件没有上传',
      unproven: '防自动程序的核验没有通过，请重试',
      refused: '系统没有接收，请重试',
      uploaded: '已上传',
      waiting: '等选定督察后上传',
    },
    unfit: {
      heic: '这是 HEIC 格式的照片，这个浏览器打不开，不能转成 JPEG。请用手机自带的浏览器再选一次；或者在苹果手机的“设置 → 相机 → 格式”中选“兼容性最佳”后重拍，在安卓手机的相机设置中关闭“HEIF/高效”后重拍，也可以先把照片截屏或转成 JPEG。',
      other:
        '系统不能接收这种文件。可以是照片（JPEG、PNG、WebP）、PDF、录音（MP3、M4A、WAV、OGG）或录像（MP4、MOV、WebM）；看的是文件内容，不是文件名。',
      empty: '这个文件是空的，没有加上。',
      twice: '这个文件已经加过了。',
      'attachment-too-large':
        '这个文件太大：录像不超过 100 MB，录音和 PDF 不超过 20 MB。录像请剪短，或用手机、微信压缩后再选。',
      'too-long': '时间太长：录像不超过 10 分钟，录音不超过 60 分钟。请剪出最要紧的一段。',
      'too-many-attachments': '录音、录像和 PDF 已有 4 个，这一个没有加上。',
      'too-large': '这个文件太大（超过 60 MB 或像素过多），请换一张，或先缩小。',
      unreadable: '这个文件打不开，可能已损坏，或超出了这台设备的处理能力。请换一个。',
      'too-many': '照片已有 6 张，这一张没有加上。',
    },
    stop: '停止',
    again: '重新上传',
    remove: '删除',
    dismiss: '知道了',
    of: (act: string, photograph: string) => `${act}：${photograph}`,
  },

  reach: {
    label: '是否留下联系方式',
    anonymous: '不留，匿名举报',
    anonymousHint: '匿名举报同样办理。之后凭查询凭证查看进展、与督察办公室留言往来。',
    contact: '留下联系方式',
    contactHint:
      '仅供督察办公室核实情况、反馈结果。加密保存，每次查看都留下记录，不会转给被举报的单位。',
    name: '姓名',
    phone: '电话',
    address: '住址或通信地址',
    phoneHint: '手机或固定电话都可以。',
    memory:
      '联系方式不随草稿保存，只在本页的内存里。提交时才发送，并加密暂存在这台设备上，收到系统的回答就删除。刷新或离开本页需要重新填写。',
    lost: '联系方式不随草稿保存，刷新后已经清除。请重新填写，或改选匿名。',
  },

  check: {
    lead: '请核对。提交以后不能修改，但可以凭查询凭证补充。',
    change: '修改',
    changeOf: (step: string) => `修改：${step}`,
    none: '未填',
    anonymous: '匿名',
    count: (photographs: number, attachments: number) =>
      [
        ...(photographs === 0 ? [] : [`照片 ${photographs} 张`]),
        ...(attachments === 0 ? [] : [`录音、录像、PDF ${attachments} 个`]),
      ].join('，') || '没有',
    tellings: { name: '姓名', phone: '电话', address: '住址', other: '证件、账号、车牌等' },
    /** It only advises. */
    telling: (kinds: readonly string[]) =>
      `上面标出的文字里可能有${kinds.join('、')}，会让人认出您或别人。建议改掉，联系方式填在“联系方式”一步里；不改也可以提交，转给承办单位以前由督察办处理。`,
    law: '请如实反映。故意捏造事实诬告他人的，依法承担责任；打击报复举报人的，依法追究责任。',
    send: '提交举报',
    sending: '正在提交…',
    slow: '网络较慢，仍在提交。请不要担心：重复提交也只算一件。',
  },

  faults: {
    summary: '还不能继续，请看下面标红的地方。',
    'inspection:missing': '请选择受理举报的督察。',
    'inspection:closed': '这次督察已不受理举报，请重新选择。',
    'problem:missing': '请写下要反映的问题。',
    'district:unknown': '这个区不在名单里了，请重新选择，或不选。',
    'type:unknown': '这个类型不在名单里了，请重新选择，或不选。',
    'photographs:unfinished': '有文件还没有传完。请等它传完、重新上传，或删除它。',
    'photographs:again': '有文件系统没有找到，已经重新开始上传，传完后请再提交。',
    'contact:missing': '请至少留下电话或地址中的一项，或改选匿名。',
    other: '系统没有接受这一项，请修改后再提交。',
  },
  refused: {
    invalid: '系统没有接受这次提交，请按提示修改后再提交。',
    'inspection-not-open': '这次督察已经结束受理，举报没有提交。您写的内容还在。',
    'proof-needed':
      '系统没有接受这次提交：本页为挡住自动程序所做的计算没有通过核验。您写的内容还在，请再按一次“提交举报”；一直不行，请换一个浏览器，或拨打 12345。',
    'file-mistyped':
      '有文件的内容和它的格式不符，系统没有接受这次提交。请在“照片和附件”一步删除它，换一个再提交。',
    'too-large': '内容太多，系统没有接受。请缩短文字后再提交。',
    other: '系统没有接受这次提交，您写的内容还在。请稍候再试；一直不行，可拨打 12345。',
  },

  draft: {
    kept: '草稿加密保存在这台设备上（不含联系方式），7 天不动就失效。',
    unkept: '这个浏览器不能保存草稿，请不要刷新或关闭本页。',
    restored: '已恢复您上次没有写完的内容。',
    expired: '上次的草稿已超过 7 天，已从这台设备上删除。',
    forget: '从这台设备上删除草稿',
    sure: '要删除写好的全部内容和照片吗？删除后不能恢复。',
    yes: '删除',
    no: '不删除',
    forgotten: '草稿已从这台设备上删除。',
  },
  offline: '现在没有网络。可以继续写，内容保存在这台设备上；有网络后再提交。',

  elsewhere: {
    title: '这件举报正在另一个页面填写',
    text: '为免两个页面互相覆盖，同一时间只在一个页面填写。',
    take: '改在这里继续填写',
    hint: '已写的内容会带过来；联系方式不会，需要重新填写。',
  },
  unanswered: {
    title: '还不知道提交成功没有',
    text: '举报已经发出，但没有收到系统的回答。请再发一次：系统认得出是同一件，不会重复，您会得到同一个查询凭证。',
    kept: '要发送的全部内容（包括联系方式，如果您留了）加密保存在这台设备上，得到回答后立即删除。',
    later: '现在提交的人太多，系统请您过一会儿再发。内容没有丢。',
    offline: '现在没有网络，网络恢复后会自动再发。',
    again: '再发一次',
    sending: '正在再发一次…',
    abandon: '不再发送，从这台设备上删除',
    sure: '如果其实已经提交成功，删除后您将得不到查询凭证，无法查询进展。确定删除吗？',
  },
  takenOtherwise: {
    title: '这件举报已经提交过了',
    text: '系统已经收到过同一份草稿提交的举报，但内容与这次不同（可能是从另一个页面，或修改之前提交的）。为免重复，这次没有再收。',
    advice:
      '如果您手里有当时的查询凭证，可以到“查询进展”补充新的内容。如果没有看到过凭证，可以把现在的内容作为新的一件提交。',
    follow: '去补充',
    anew: '作为新的一件，回去核对',
  },
  finishedElsewhere: {
    title: '这件举报已在另一个页面提交',
    text: '查询凭证显示在那个页面上，请在那里保存。',
    anew: '再举报一件',
  },

  receipt: {
    title: '举报已收到',
    received: (time: string) => `${time} 收到`,
    label: '查询凭证',
    spoken: (receipt: string) => `查询凭证：${receipt}`,
    once: '凭证只显示这一次，关闭或刷新后再也看不到，谁都不能补发。只有凭它才能查询进展、补充情况。',
    secret: '请不要把凭证告诉别人：有凭证的人都能看到您的举报进展和留言。',
    copy: '复制',
    copied: '已复制，请粘贴到只有您能看到的地方。',
    notCopied: '这个浏览器不能自动复制。数字已经选中，请长按或按 Ctrl+C 复制。',
    save: '存成文件',
    saved: '已交给浏览器保存，请确认下载完成。',
    print: '打印',
    wrote: '我已抄下或拍下',
    wroteDone: '好，请收好凭证。',
    next: '接下来',
    afterwards: [
      '督察办公室审查后决定是否受理；',
      '受理后编号、交办给有关单位，应在哪一天前反馈，会写在“查询进展”里；',
      '需要您补充情况时，会在“查询进展”里留言，请隔几天看看。',
    ],
    follow: '去查询进展',
    another: '再举报一件',
    deleted: '草稿和照片已从这台设备上删除。',
    file: {
      name: '举报查询凭证.txt',
      lines: (receipt: string, time: string, address: string) => [
        '生态环境保护督察 举报查询凭证',
        '',
        `凭证：${receipt}`,
        `收到时间：${time}（北京时间）`,
        `查询地址：${address}`,
        '',
        '凭证不能补发，只有凭它才能查询进展。请不要告诉别人。',
      ],
    },
  },
};
