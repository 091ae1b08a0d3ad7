"""What dashboard.html shows agrees with the balances of its batch, month by month."""

from lxml import html

from toolkit.batch.run import run_batch


def page(folder, batch):
    """The texts of the page's cells and headings, without blanks."""
    read = html.fromstring((folder.output / batch / "dashboard.html").read_bytes())
    return ["".join(each.text_content().split()) for each in read.iter("td", "th", "dt", "dd", "p", "strong")]


def test_a_unit_whose_workbook_cannot_be_read_has_sent_one_in_every_month(send, from_unit, folder):
    send("A-06 中国化学会.xlsx", from_unit("A-06"))
    send("A-07 中国天文学会.xlsx", from_unit("A-07", unit={"signer": ""}))
    send("A-08 中国气象学会.xlsx", b"PK\x03\x04 half a file")
    first = run_batch(folder, "2023-03")
    send("A-07 中国天文学会 改.xlsx", from_unit("A-07"))
    second = run_batch(folder, "2023-04")
    assert [batch.month[2:] for batch in (first, second)] == [(3, 1, 1), (3, 2, 0)]
    shown = page(folder, "2023-04")
    place = shown.index("2023-03-31")
    assert shown[place : place + 3] == ["2023-03-31", "3", "1"]
    assert str(second.conservation.questions.accepted) in shown
