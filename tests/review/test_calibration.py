"""Scores calibrated: exact where they are exact, honest where they are not, and the same whatever the order of rows."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.drawn_answers import DRAWN
from tests.support.simulated_reviews import Differences, seats_at_random, simulated_call
from toolkit.review.calibration import (
    Calibration,
    LinkedPanel,
    NothingToGain,
    ThinLoads,
    UnlinkedPanels,
    UnreliableReviewers,
    calibrate,
    selection_chances,
)
from toolkit.review.score_table import UnusableScores

REAL = Differences(severity=0.35, spread=0.1, noise=0.8, unequal=0.3)


def table(*rows: tuple[object, object, object]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["question", "reviewer", "score"])


def call(seed: int, differ: Differences = REAL, questions: int = 40, reviewers: int = 10, each: int = 3):
    draw = np.random.default_rng(seed)
    return simulated_call(draw, seats_at_random(draw, questions, reviewers, each), differ)


@pytest.fixture(scope="module")
def scores() -> pd.DataFrame:
    return call(1).scores


@pytest.fixture(scope="module")
def result(scores) -> Calibration:
    return calibrate(scores)


def exact_scores(questions: int, reviewers: int, each: int) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Scores without noise, which are quality less severity, and both."""
    draw = np.random.default_rng(2)
    seats = seats_at_random(draw, questions, reviewers, each)
    quality, severity = draw.normal(75, 8, questions), draw.normal(0, 5, reviewers)
    rows = [(f"Q{row:03d}", f"E{seat:03d}", quality[row] - severity[seat]) for row in range(questions) for seat in seats[row]]
    return table(*rows), quality, severity


def is_finite(found: Calibration) -> bool:
    frames = (found.questions, found.reviewers)
    return all(np.isfinite(frame.to_numpy(float)).all() for frame in frames) and bool(np.isfinite(found.draws).all())


def test_there_is_a_row_a_question_and_a_row_a_reviewer(result, scores):
    assert list(result.questions.columns) == ["mean", "calibrated", "error"]
    assert list(result.questions.index) == sorted({*scores["question"]})
    assert list(result.reviewers.columns) == ["severity", "spread", "noise", "load", "flagged"]
    assert list(result.reviewers.index) == sorted({*scores["reviewer"]})
    assert (result.questions.index.name, result.reviewers.index.name) == ("question", "reviewer")
    assert result.draws.shape[1] == len(result.questions)
    assert result.reviewers["load"].sum() == len(scores)
    pd.testing.assert_series_equal(result.questions["mean"], scores.groupby("question")["score"].mean(), check_names=False)


def test_calibrated_scores_stay_on_the_scale_of_the_raw_ones(result):
    assert result.questions["calibrated"].mean() == pytest.approx(result.questions["mean"].mean())
    assert result.draws.mean() == pytest.approx(result.questions["mean"].mean(), abs=0.2)
    assert result.questions["calibrated"].corr(result.questions["mean"]) > 0.8


@pytest.mark.parametrize(("questions", "reviewers", "each"), [(30, 8, 3), (12, 16, 6), (6, 3, 3)])
def test_scores_without_noise_are_explained_exactly(questions, reviewers, each):
    scores, quality, severity = exact_scores(questions, reviewers, each)
    found = calibrate(scores)
    calibrated = found.questions["calibrated"].to_numpy()
    assert calibrated - calibrated.mean() == pytest.approx(quality - quality.mean(), abs=0.01)
    assert found.reviewers["severity"].to_numpy() == pytest.approx(severity - severity.mean(), abs=0.01)
    assert found.reviewers["spread"].to_numpy() == pytest.approx(1, abs=0.01)
    assert found.questions["error"].max() < 0.05


def test_plus_is_severe_and_the_severe_ones_questions_rise():
    rows = [(question, reviewer, 60 + 3 * question - (10 if reviewer == "severe" else 0))
            for question in range(8) for reviewer in (("mild", "severe") if question % 2 else ("mild", "kind"))]
    found = calibrate(table(*rows))
    assert found.reviewers["severity"].to_dict() == pytest.approx({"kind": -10 / 3, "mild": -10 / 3, "severe": 20 / 3}, abs=0.02)
    assert found.questions["calibrated"].diff().dropna().to_numpy() == pytest.approx(3, abs=0.02)


def test_the_same_seed_gives_the_same_and_another_nearly_the_same(scores, result):
    again, other = calibrate(scores), calibrate(scores, seed=7)
    pd.testing.assert_frame_equal(result.questions, again.questions, check_exact=True)
    pd.testing.assert_frame_equal(result.reviewers, again.reviewers, check_exact=True)
    assert (result.draws == again.draws).all()
    moved = (other.questions["calibrated"] - result.questions["calibrated"]).abs()
    assert 0 < moved.max() < result.questions["error"].min() / 3


def test_order_of_rows_and_other_columns_have_no_effect_and_the_input_is_left_alone(scores, result):
    shuffled = scores.sample(frac=1, random_state=3).assign(remark="x")[["score", "remark", "reviewer", "question"]]
    before = shuffled.copy(deep=True)
    pd.testing.assert_frame_equal(calibrate(shuffled).questions, result.questions, check_exact=True)
    pd.testing.assert_frame_equal(shuffled, before)


@given(scale=st.floats(0.01, 1000), shift=st.floats(-1000, 1000))
@settings(max_examples=min(DRAWN, 8))
def test_other_units_give_the_same_in_these_units(scale, shift):
    scores = call(3, questions=12, reviewers=4).scores
    plain, changed = calibrate(scores), calibrate(scores.assign(score=scores["score"] * scale + shift))
    tolerance = {"rtol": 1e-4, "atol": scale * 1e-4}
    figures = ["mean", "calibrated"]
    assert np.allclose((changed.questions[figures] - shift) / scale, plain.questions[figures], rtol=1e-4, atol=1e-4)
    assert np.allclose(changed.questions["error"], plain.questions["error"] * scale, **tolerance)
    assert np.allclose(changed.reviewers["severity"], plain.reviewers["severity"] * scale, **tolerance)


def test_other_names_give_nearly_the_same(scores, result):
    renamed = scores.assign(question="z" + scores["question"].str[::-1], reviewer=999 - scores["reviewer"].str[1:].astype(int))
    found = calibrate(renamed).questions["calibrated"].rename(lambda name: name[:0:-1]).sort_index()
    assert (found - result.questions["calibrated"]).abs().max() < result.questions["error"].min() / 3


@given(st.lists(st.tuples(st.sampled_from(["A-01", 3, "3", "题"]), st.sampled_from(["E1", 2, "二"]), st.integers(0, 5)), min_size=1, max_size=14))
@settings(max_examples=DRAWN)
def test_whatever_is_scored_the_figures_are_finite(rows):
    found = calibrate(table(*rows))
    assert is_finite(found)
    assert (found.questions["error"] >= 0).all()
    assert (found.reviewers["noise"] >= 0).all()
    assert {*found.questions.index} == {question for question, _, _ in rows}


@pytest.mark.parametrize("rows", [
    [], [("a", "x", 5)], [("a", "x", 5), ("a", "y", 9)], [("a", "x", 5), ("b", "x", 9), ("c", "x", 7)],
    [("a", "x", 5), ("b", "y", 9)], [("a", "x", 5), ("b", "x", 5), ("b", "y", 5)],
    [(question, 10 * question + reviewer, question * reviewer) for question in range(9) for reviewer in range(3)],
], ids=["none", "one", "one question", "one reviewer", "strangers", "constant", "one review a reviewer"])
def test_few_or_odd_scores_are_calibrated_too(rows):
    found = calibrate(table(*rows))
    assert is_finite(found)
    assert len(found.questions) == len({question for question, _, _ in rows})


def test_one_reviewer_alone_ranks_as_his_scores_do():
    found = calibrate(table(*((question, "E1", score) for question, score in enumerate([3, 9, 1, 7, 5]))))
    assert found.questions["calibrated"].rank().tolist() == [2, 5, 1, 4, 3]


def test_scores_that_are_all_the_same_leave_no_doubt_and_tell_nothing():
    found = calibrate(table(*((question, reviewer, 0.1) for question in "abcd" for reviewer in "xyz")))
    assert found.questions["calibrated"].tolist() == pytest.approx([0.1] * 4)
    assert found.questions["error"].tolist() == [0] * 4
    assert found.reviewers["severity"].tolist() == [0] * 3
    assert selection_chances(found, dict.fromkeys("abcd", "all"), {"all": 1})["chance"].tolist() == [0.25] * 4


def test_several_scores_of_one_question_by_one_reviewer_count_once(scores, result):
    first = scores.iloc[[0]]
    doubled = pd.concat([scores.iloc[1:], first.assign(score=first["score"] - 4), first.assign(score=first["score"] + 4)])
    pd.testing.assert_frame_equal(calibrate(doubled).questions, result.questions, check_exact=True)


def test_a_question_with_one_review_is_drawn_nearer_to_the_others_and_is_less_sure():
    scores = call(4, Differences(), questions=40, reviewers=10, each=6).scores
    top = scores.groupby("question")["score"].mean().idxmax()
    rows = scores["question"] == top
    single = pd.concat([scores[~rows], scores[rows].head(1).assign(score=scores[rows]["score"].mean())])
    many, one = calibrate(scores).questions.loc[top], calibrate(single).questions.loc[top]
    assert one["mean"] == pytest.approx(many["mean"])
    assert one["calibrated"] < many["calibrated"] < many["mean"]
    assert one["error"] > many["error"]


def test_where_reviewers_do_not_differ_it_ranks_as_the_mean_does():
    found = calibrate(call(5, Differences(), questions=100, reviewers=20).scores)
    assert found.questions["calibrated"].corr(found.questions["mean"], method="spearman") > 0.99
    gain, = [remark.gain for remark in found.remarks if isinstance(remark, NothingToGain)]
    assert gain < 0.005


def test_with_equal_noise_it_agrees_with_the_mixed_model_of_statsmodels():
    """Best linear unbiased predictions of crossed random effects, by REML."""
    scores = call(6, Differences(severity=0.7, noise=0.6), questions=60, reviewers=12, each=4).scores
    effects = {"question": "0 + C(question)", "reviewer": "0 + C(reviewer)"}
    fitted = sm.MixedLM.from_formula("score ~ 1", scores, groups=np.ones(len(scores)), vc_formula=effects).fit()
    of_questions = fitted.random_effects[1].filter(like="question").to_numpy()
    of_reviewers = fitted.random_effects[1].filter(like="reviewer").to_numpy()
    found = calibrate(scores)
    calibrated = found.questions["calibrated"].to_numpy()
    assert calibrated - calibrated.mean() == pytest.approx(of_questions - of_questions.mean(), abs=found.questions["error"].mean() / 3)
    assert np.corrcoef(calibrated, of_questions)[0, 1] > 0.998
    assert np.corrcoef(found.reviewers["severity"], -of_reviewers)[0, 1] > 0.998


def test_who_looks_at_nothing_is_flagged_and_counts_for_little():
    sound = call(7, Differences(severity=0.3, noise=0.4), questions=60, reviewers=10, each=4)
    careless = sound.scores["reviewer"].isin(["E003", "E007"])
    guessed = np.random.default_rng(8).integers(50, 95, len(sound.scores))
    found = calibrate(sound.scores.assign(score=sound.scores["score"].where(~careless, guessed)))
    assert found.reviewers.index[found.reviewers["flagged"]].tolist() == ["E003", "E007"]
    assert UnreliableReviewers(("E003", "E007")) in found.remarks
    assert found.reviewers["noise"].nlargest(2).index.isin(["E003", "E007"]).all()
    with_truth = found.questions.corrwith(pd.Series(sound.quality, found.questions.index))
    assert with_truth["calibrated"] > 0.95 > 0.9 > with_truth["mean"]


def test_panels_without_a_link_are_named_and_less_sure():
    rows = call(9, questions=20, reviewers=6).scores
    apart = pd.concat([rows, rows.assign(question="B" + rows["question"], reviewer="F" + rows["reviewer"])])
    found = calibrate(apart)
    panels = tuple(LinkedPanel(tuple(sorted({*of["question"]})), tuple(sorted({*of["reviewer"]})))
                   for of in (apart[len(rows):], apart[:len(rows)]))
    assert UnlinkedPanels(panels) in found.remarks
    assert not [remark for remark in calibrate(rows).remarks if isinstance(remark, UnlinkedPanels)]


def test_who_gave_few_reviews_is_named():
    rows = call(10, questions=20, reviewers=6).scores
    found = calibrate(pd.concat([rows, table(("Q0001", "E900", 70), ("Q0002", "E900", 75))]))
    assert ThinLoads(("E900",)) in found.remarks


def test_chances_and_ranks_are_those_of_the_draws():
    """Of four draws of a, b and c the best is a, a, b, and b and c alike; d is of another category."""
    draws = np.array([[3.0, 2, 1, 0], [3, 1, 2, 0], [1, 3, 2, 0], [1, 2, 2, 0]])
    found = Calibration(pd.DataFrame(index=pd.Index([*"abcd"], name="question")), pd.DataFrame(), draws, ())
    chances = selection_chances(found, {"d": "other", "c": "one", "a": "one", "b": "one"}, {"one": 1, "other": 3})
    assert chances["chance"].to_dict() == {"d": 1.0, "c": 0.125, "a": 0.5, "b": 0.375}
    assert chances.loc["a", ["first", "last"]].tolist() == [1, 3]
    assert chances.index.tolist() == [*"dcab"]
    with pytest.raises(KeyError):
        selection_chances(found, {"e": "one"}, {"one": 1})


def test_chances_add_up_to_the_number_that_is_selected(result):
    categories = {question: "甲" if place % 3 else "乙" for place, question in enumerate(result.questions.index)}
    chances = selection_chances(result, categories, {"甲": 10, "乙": 4})
    assert chances["chance"].groupby(categories).sum().to_dict() == pytest.approx({"甲": 10, "乙": 4})
    assert (chances["first"] <= chances["last"]).all()
    assert selection_chances(result, {}, {}).empty


def test_what_is_said_with_a_probability_is_true_that_often():
    """Errors hold the truth as often as they say, and of questions said to be in with some probability as many are."""
    stated, true, within = [], [], []
    for seed in range(12):
        made = call(100 + seed, questions=60, reviewers=12, each=3)
        found = calibrate(made.scores)
        stated += selection_chances(found, dict.fromkeys(found.questions.index, ""), {"": 15})["chance"].tolist()
        true += (made.quality >= np.sort(made.quality)[-15]).tolist()
        off = (found.questions["calibrated"] - found.questions["calibrated"].mean()) / 8 - (made.quality - made.quality.mean())
        within += (np.abs(off) < found.questions["error"] / 8).tolist()
    stated, true = np.array(stated), np.array(true)
    for least, most in ((0, 0.1), (0.1, 0.4), (0.4, 0.7), (0.7, 1)):
        band = (stated >= least) & (stated < most)
        assert true[band].mean() == pytest.approx(stated[band].mean(), abs=0.1)
    assert np.mean(within) == pytest.approx(0.68, abs=0.05)


@pytest.mark.parametrize(("scores", "said"), [
    (pd.DataFrame({"question": ["a"], "mark": [1]}),
     "The table of scores lacks reviewer, score, so it cannot be calibrated; give it the columns question, reviewer and score."),
    (table(("a", "x", 1), ("b", None, 2)), "Row 2 has no reviewer, so it is not known whose score it is, or of what; fill it in or drop the row."),
    *((table(("a", "x", 1), ("b", "x", value)),
       f"The score “{value}” in row 2 is no finite number, so it cannot be calibrated; correct it, or drop a row that was not scored.")
      for value in ("85", float("nan"), float("inf"), True)),
])
def test_what_cannot_be_calibrated_is_refused_in_words(scores, said):
    with pytest.raises(UnusableScores) as refusal:
        calibrate(scores)
    assert isinstance(refusal.value, ValueError)
    assert str(refusal.value) == said


def test_a_refusal_speaks_chinese_too():
    with pytest.raises(UnusableScores) as refusal:
        calibrate(table(("a", "", 1)))
    assert refusal.value.render() == "第 1 行的 reviewer 为空，无法知道这个分数是谁给哪个问题的；请填写或删除该行。"


def test_any_kind_of_number_is_a_score():
    rows = [("a", "x", Decimal("80.5")), ("a", "y", np.int64(79)), ("b", "x", 70), ("b", "y", np.float32(71))]
    assert calibrate(table(*rows)).questions["mean"].to_dict() == {"a": 79.75, "b": 70.5}
