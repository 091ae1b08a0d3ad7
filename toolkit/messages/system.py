"""Why the system would not do something, by the name of its error (errno): in Python it says so in English only."""

from toolkit.messages.catalogue import BilingualText

SYSTEM = {
    "system.EACCES": BilingualText("没有权限，或正被其他程序打开", "no permission, or open in another program"),
    "system.EPERM": BilingualText("没有权限", "no permission"),
    "system.EBUSY": BilingualText("正被其他程序使用", "in use by another program"),
    "system.EIO": BilingualText("磁盘或网络读写出错", "the disk or the network failed"),
    "system.EINVAL": BilingualText("不是普通文件，或名称无效", "no regular file, or an invalid name"),
    "system.EISDIR": BilingualText("是文件夹，不是文件", "a folder, not a file"),
    "system.ELOOP": BilingualText("链接指向自身", "a link that leads to itself"),
    "system.EMFILE": BilingualText("同时打开的文件过多", "too many open files"),
    "system.ENAMETOOLONG": BilingualText("名称过长", "the name is too long"),
    "system.ENOENT": BilingualText("文件不存在，可能已移走或改名", "it is not there; perhaps moved or renamed"),
    "system.ENOTDIR": BilingualText("路径中有一段不是文件夹", "part of the path is no folder"),
    "system.ESTALE": BilingualText("网络文件夹已断开", "the network folder is no longer connected"),
    "system.ETIMEDOUT": BilingualText("网络文件夹没有响应", "the network folder does not answer"),
}
"""The reasons that people meet; of any other the system's own words are quoted."""
