"""What systems and programs leave is told by its name."""

import pytest

from toolkit.system_files import reason_to_skip


@pytest.mark.parametrize(("name", "reason"), [
    ("__MACOSX", "system"), (".DS_Store", "hidden"), ("._推荐表.xlsx", "hidden"), ("Thumbs.db", "system"),
    ("~$推荐表.xlsx", "lock"), (".推荐表.xlsx.icloud", ""), ("推荐表.xlsx.TMP", "temporary"), ("推荐表.xlsx", ""), ("a.tmp.xlsx", ""),
])
def test_what_no_sender_means_to_send_is_told_by_its_name(name, reason):
    assert reason_to_skip(name) == reason
