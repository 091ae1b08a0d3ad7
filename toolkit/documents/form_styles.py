"""A campaign folder's own look of the recommendation workbook."""

from typing import TYPE_CHECKING

from toolkit.documents.template_files import own_template
from toolkit.forms.blank import TEMPLATE as TEMPLATE

if TYPE_CHECKING:
    from toolkit.campaign.folder import CampaignFolder


def own_form_styles(folder: "CampaignFolder") -> bytes | None:
    """Return a campaign folder's own 推荐表样式.xlsx; None when the packaged one is in force.

    Raises BrokenStyles for one that lacks what the form needs.
    """
    own = own_template(folder, TEMPLATE)
    if own is not None:
        from toolkit.forms.blank.style import own_styles  # with openpyxl, which is slow to load and seldom needed

        own_styles(own)
    return own
