"""What the commands and outputs say of themselves."""

from toolkit.messages.annotate import ANNOTATE
from toolkit.messages.batch import BATCH
from toolkit.messages.campaign import CAMPAIGN
from toolkit.messages.catalogue import Text
from toolkit.messages.commands import COMMANDS
from toolkit.messages.letters import LETTERS
from toolkit.messages.migrate import MIGRATE
from toolkit.messages.remarks import REMARKS
from toolkit.messages.report import REPORT
from toolkit.messages.system import SYSTEM
from toolkit.messages.wordform import WORDFORM

INTERFACE: dict[str, Text] = {
    **ANNOTATE,
    **BATCH,
    **CAMPAIGN,
    **COMMANDS,
    **LETTERS,
    **MIGRATE,
    **REMARKS,
    **REPORT,
    **SYSTEM,
    **WORDFORM,
    "severity.error": Text("退回修改", "error"),
    "severity.warning": Text("提醒", "warning"),
    "severity.info": Text("提示", "info"),
}
