"""The campaign folder: made once, opened any time, and clear about what is wrong."""

import pytest

from tests.campaign.changed_workbooks import typed
from toolkit.campaign.errors import BrokenCampaign, FolderTaken, NoCampaign, UnknownPreset
from toolkit.campaign.folder import TAKEN, create_folder, open_folder


def test_a_new_folder_holds_the_campaign_an_inbox_and_an_output(tmp_path, campaign):
    folder = create_folder(tmp_path / "征集" / "2023", "2023", frozenset())
    assert sorted(entry.name for entry in folder.path.iterdir()) == ["campaign.xlsx", "inbox", "output", "往年问题"]
    assert (folder.inbox, folder.output) == (folder.path / "inbox", folder.path / "output")
    assert folder.tracking_inbox(2024) == folder.path / "tracking/2024/inbox"
    assert folder.published == folder.path / "往年问题"
    made_folders = (folder.issued, folder.reports, folder.review_output("初选").parent, folder.notices, folder.book,
                    folder.tracking_output(2024).parent, folder.templates)
    assert [made.relative_to(folder.output).as_posix() for made in made_folders] == [*TAKEN]
    assert folder.campaign == campaign
    assert open_folder(folder.path) == folder


def test_an_existing_folder_keeps_what_is_in_it(tmp_path):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.xlsx").write_bytes(b"x")
    create_folder(tmp_path, "2023", frozenset())
    assert (tmp_path / "inbox" / "a.xlsx").read_bytes() == b"x"


def test_a_campaign_is_never_overwritten(tmp_path):
    (tmp_path / "campaign.xlsx").write_bytes(b"ours")
    with pytest.raises(FolderTaken) as taken:
        create_folder(tmp_path, "2023", frozenset())
    assert taken.value.render() == f"{tmp_path} 已是活动文件夹，未作任何改动。请另选文件夹。"
    assert [entry.name for entry in tmp_path.iterdir()] == ["campaign.xlsx"]
    assert (tmp_path / "campaign.xlsx").read_bytes() == b"ours"


def test_an_unknown_preset_names_those_known_and_makes_nothing(tmp_path):
    with pytest.raises(UnknownPreset) as unknown:
        create_folder(tmp_path / "new", "1999", frozenset())
    assert unknown.value.render().startswith("没有年度预设“1999”；现有：2019、2020、2021、2022、2023、2024")
    assert unknown.value.render("en").startswith("There is no preset “1999”")
    assert not (tmp_path / "new").exists()


def test_a_folder_without_campaign_says_so(tmp_path):
    with pytest.raises(NoCampaign) as none:
        open_folder(tmp_path)
    assert none.value.render() == (
        f"{tmp_path} 不是活动文件夹：其中没有 campaign.xlsx。请先运行 toolkit init 新建，或用 -C 指明活动文件夹。"
    )


def test_a_changed_campaign_is_the_one_that_holds(tmp_path):
    create_folder(tmp_path, "2023", frozenset())
    file = tmp_path / "campaign.xlsx"
    file.write_bytes(typed(file.read_bytes(), {"活动!B11": 20}))
    assert open_folder(tmp_path).campaign.settings.committee_minimum == 20


def test_a_broken_campaign_stops_with_its_faults(tmp_path):
    create_folder(tmp_path, "2023", frozenset())
    file = tmp_path / "campaign.xlsx"
    file.write_bytes(typed(file.read_bytes(), {"活动!B11": "很多"}))
    with pytest.raises(BrokenCampaign) as broken:
        open_folder(tmp_path)
    assert [fault.place for fault in broken.value.faults] == ["活动!B11"]
