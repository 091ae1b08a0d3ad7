"""What is said of a document that was not written, in either language and in another process."""

import pickle

from toolkit.documents.fault import DocumentFault


def test_a_fault_can_be_handed_over_by_a_worker():
    fault = DocumentFault("document.tag-left", "report.noun", {"text": "字" * 100})
    copy = pickle.loads(pickle.dumps(fault))
    assert copy.render() == fault.render()
    assert copy.details == {"text": "字" * 60 + "…"}
