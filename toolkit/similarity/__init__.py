"""Near duplicates among questions: the same text, an edited copy, a part of another, a title said again.

:func:`find_kin` compares any number of questions at once; :func:`matching_passages` shows what two texts share.
"""

from toolkit.similarity.kin import Kin as Kin
from toolkit.similarity.kin import KinLimits as KinLimits
from toolkit.similarity.kin import KinPair as KinPair
from toolkit.similarity.kin import QuestionText as QuestionText
from toolkit.similarity.kin import find_kin as find_kin
from toolkit.similarity.passages import Passage as Passage
from toolkit.similarity.passages import matching_passages as matching_passages
