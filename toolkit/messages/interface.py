"""What the commands and outputs say of themselves."""

from toolkit.messages.annotate import ANNOTATE
from toolkit.messages.batch import BATCH
from toolkit.messages.campaign import CAMPAIGN
from toolkit.messages.catalogue import BilingualText
from toolkit.messages.commands import COMMANDS
from toolkit.messages.documents import DOCUMENTS
from toolkit.messages.letters import LETTERS
from toolkit.messages.manuscripts import MANUSCRIPTS
from toolkit.messages.migrate import MIGRATE
from toolkit.messages.remarks import REMARKS
from toolkit.messages.report import REPORT
from toolkit.messages.system import SYSTEM

INTERFACE: dict[str, BilingualText] = {
    **ANNOTATE,
    **BATCH,
    **CAMPAIGN,
    **COMMANDS,
    **DOCUMENTS,
    **LETTERS,
    **MIGRATE,
    **REMARKS,
    **REPORT,
    **SYSTEM,
    **MANUSCRIPTS,
    "severity.error": BilingualText("退回修改", "error"),
    "severity.warning": BilingualText("提醒", "warning"),
    "severity.info": BilingualText("提示", "info"),
}
