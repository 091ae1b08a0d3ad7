"""What the commands and outputs say of themselves."""

from toolkit.messages.catalogue import Text

INTERFACE: dict[str, Text] = {
    "severity.error": Text("退回修改", "error"),
    "severity.warning": Text("提醒", "warning"),
    "severity.info": Text("提示", "info"),
}
