"""What is said of a batch: what became of a file, why another was passed over."""

from toolkit.messages.catalogue import Text

BATCH: dict[str, Text] = {
    "status.received": Text("收到", "received"),
    "status.accepted": Text("受理", "accepted"),
    "status.returned": Text("退回", "returned"),
    "status.superseded": Text("被取代", "superseded"),
    "status.unreadable": Text("无法读取", "unreadable"),
    "status.skipped": Text("未读取", "skipped"),
    "status.attached": Text("附件", "attachments"),
    "status.not-made": Text("未检查", "not checked"),
    "not-made": Text("未作此项校验，因为缺少：{fields}。", "Not checked, because of what is missing: {fields}."),
    "superseded-by": Text("同一单位后来报送了“{path}”，以后者为准。", "The unit later sent “{path}”, which counts instead."),
    "scan.readable": Text("可以打开", "can be opened"),
    "scan.unreadable": Text("打不开", "cannot be opened"),
    "scan.unmatched": Text("未匹配到单位", "of no known unit"),
    "scan.by.file": Text("文件名", "file name"),
    "scan.by.folder": Text("所在文件夹或压缩包的名称", "name of its folder or archive"),
    "scan.by.beside": Text("所在文件夹或压缩包中只有该单位的推荐表", "the only unit with a workbook in its folder or archive"),
    "scan.by.several": Text("名称中有几个单位，请人工确认", "its name tells of several units: to be looked at"),
    "scan.by.none": Text("看不出属于哪个单位，请人工确认", "nothing tells whose it is: to be looked at"),
    "skip.lock": Text("Excel 或 WPS 打开文件时的锁定文件。", "Lock file of a workbook open in Excel or WPS."),
    "skip.hidden": Text("隐藏的文件或文件夹。", "Hidden file or folder."),
    "skip.temporary": Text("未传完或临时的文件。", "Temporary or half-copied file."),
    "skip.system": Text("操作系统自动生成的文件。", "File that the operating system makes by itself."),
    "skip.not-regular": Text("不是普通文件（例如链接）。", "No regular file (a link, for example)."),
}
