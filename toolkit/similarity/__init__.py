"""Near duplicates among questions: the same text, an edited copy, a part of another, a title said again.

:func:`toolkit.similarity.comparison.find_kin` compares any number of texts at once; :func:`near_pairs` makes of it the
rows of 重复与相似, with what staff decided; :func:`matching_passages` shows what two texts share.
"""

from toolkit.similarity.compared import ComparedQuestion as ComparedQuestion
from toolkit.similarity.compared import compared_question as compared_question
from toolkit.similarity.compared import formerly_published as formerly_published
from toolkit.similarity.compared import partner_codes as partner_codes
from toolkit.similarity.form_kin import kin_by_question as kin_by_question
from toolkit.similarity.kin import Kin as Kin
from toolkit.similarity.kin import KinLimits as KinLimits
from toolkit.similarity.kin import KinPair as KinPair
from toolkit.similarity.kin import QuestionText as QuestionText
from toolkit.similarity.near_pairs import NearPair as NearPair
from toolkit.similarity.near_pairs import PairKind as PairKind
from toolkit.similarity.near_pairs import kin_limits as kin_limits
from toolkit.similarity.near_pairs import near_pairs as near_pairs
from toolkit.similarity.near_pairs import pair_note as pair_note
from toolkit.similarity.passages import Passage as Passage
from toolkit.similarity.passages import matching_passages as matching_passages
from toolkit.similarity.verdicts import NO_VERDICTS as NO_VERDICTS
from toolkit.similarity.verdicts import PairKey as PairKey
from toolkit.similarity.verdicts import RememberedVerdict as RememberedVerdict
from toolkit.similarity.verdicts import Verdict as Verdict
from toolkit.similarity.verdicts import Verdicts as Verdicts
from toolkit.similarity.verdicts import merged_questions as merged_questions
from toolkit.similarity.verdicts import pair_digest as pair_digest
from toolkit.similarity.verdicts import pair_key as pair_key
