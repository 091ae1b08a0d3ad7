"""``--lang en``: nothing but quoted names, labels of the form and what a file holds is Chinese."""


def test_a_default_is_called_so(run, new_folder):
    lines = run("--lang", "en", "-C", new_folder, "campaign").stdout.splitlines()
    assert "  default  file.unreadable File cannot be read                           error" in lines
    assert not [line for line in lines if line.startswith("  默认")]


def test_changes_of_clauses_name_a_default_in_english(run, new_folder):
    lines = run("--lang", "en", "-C", new_folder, "campaign", "--against", "2019").stdout.splitlines()
    assert "    default → 标题  name" in lines
    assert not [line for line in lines if "默认 →" in line or "→ 默认" in line]


def test_numbers_agree_with_their_nouns(run, new_folder):
    result = run("--lang", "en", "-C", new_folder, "issue", "--unit", "A-06")
    assert result.stdout == f"Blank workbooks written to {new_folder / 'output' / 'issued'}: 1\n"
