"""``toolkit demo`` leaves a campaign that is there alone; the whole of it runs in tests/test_wheel.py."""


def test_a_demo_takes_no_campaigns_place(run, new_folder):
    before = sorted(path.name for path in new_folder.rglob("*"))
    result = run("demo", new_folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "[1/14] 新建活动文件夹",
        f"{new_folder} 已是活动文件夹，未作任何改动。请另选文件夹。",
    ]
    assert sorted(path.name for path in new_folder.rglob("*")) == before
