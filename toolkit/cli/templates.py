"""What a command tells of the templates of a campaign folder's own before it uses them."""

from typing import TYPE_CHECKING

from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.cli import console
from toolkit.cli.context import CliContext
from toolkit.documents.template_files import near_templates, own_template

if TYPE_CHECKING:
    from toolkit.documents.model import DocumentKind


def complain(told: str) -> None:
    """Print a complaint, each of its lines wrapped, to standard error."""
    console.print_lines((line for part in told.split("\n") for line in console.wrap(part, rest="    ")), error=True)


def tell_of_near_names(folder: CampaignFolder, name: str, desk: CliContext) -> None:
    """Say which files were probably meant for the template *name* and are not it."""
    for found in near_templates(folder, name):
        complain(desk.say("document.near-name", found=found, template=name))


def admit_templates(folder: CampaignFolder, desk: CliContext, *kinds: "DocumentKind") -> None:
    """Refuse templates of the folder's own that cannot serve; then say of each what :func:`tell_of_template` does.

    A command that makes documents of these kinds begins with it, before anything is written. Raises what
    :func:`require_own_template` raises.
    """
    for kind in kinds:
        require_own_template(folder, kind)
    for kind in kinds:
        tell_of_template(folder, kind, desk)


def require_own_template(folder: CampaignFolder, kind: "DocumentKind") -> None:
    """Refuse a template of the folder's own from which no document can be made; none is as good as the packaged one.

    Raises what :func:`require_own` raises.
    """
    require_own(kind, own_template(folder, kind.template), folder.campaign)


def require_own(kind: "DocumentKind", own: bytes | None, campaign: Campaign) -> None:
    """Refuse a campaign's *own* template, where it has one, from which no document can be made.

    It is filled in with sample data. Raises TemplateFaults with all its faults, and DocumentFault when it is no Word
    document.
    """
    if own is not None:
        from toolkit.templates.checking import require_sound  # seldom needed, and slow to load

        require_sound(kind, own, campaign)


def tell_of_template(folder: CampaignFolder, kind: "DocumentKind", desk: CliContext) -> None:
    """Say what a template leaves out, what makes it slow, and which files were probably meant for one."""
    tell_of_near_names(folder, kind.template, desk)
    own = own_template(folder, kind.template)
    if own is None:
        return
    from toolkit.documents.check import left_out_words  # slow to load, and most folders have no template of their own
    from toolkit.documents.compiled import bound_words

    if left_out := left_out_words(kind, own, desk.language):
        complain(desk.say("document.left-out", document=desk.say(kind.noun), names=left_out))
    if bound := bound_words(kind, own, desk.language):
        complain(desk.say("document.bound", document=desk.say(kind.noun), names=bound))
