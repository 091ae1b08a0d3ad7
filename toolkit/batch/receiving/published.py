"""The lists of published questions that staff put into the campaign folder."""

from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.published import PublishedQuestion, published_questions
from toolkit.system_files import reason_to_skip


def read_published(folder: CampaignFolder) -> tuple[PublishedQuestion, ...]:
    """Return the questions of former years: those that ship, and those in the lists of a campaign folder.

    Raises BrokenLists when a file there is no such list or has faults, and OSError when one cannot be read.
    """
    lists = folder.published.iterdir() if folder.published.is_dir() else ()
    return published_questions(
        {file.name: file.read_bytes() for file in lists if file.is_file() and not reason_to_skip(file.name)}
    )
