"""A campaign folder's own look of the recommendation workbook."""

from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.template import own_template
from toolkit.forms.blank import TEMPLATE as TEMPLATE


def own_form_styles(folder: CampaignFolder) -> bytes | None:
    """Return a campaign folder's own 推荐表样式.xlsx; None when the packaged one is in force.

    Raises BrokenStyles for one that lacks what the form needs.
    """
    own = own_template(folder, TEMPLATE)
    if own is not None:
        from toolkit.forms.blank.style import own_styles  # with openpyxl, which is slow to load and seldom needed

        own_styles(own)
    return own
