"""Learning how sure to be: a sign of what is right gets weight, and no report is judged by weights that saw it."""

from reportedly.evaluation.reliability import Judged
from reportedly.model.count import Casualty
from training.confidence import cross_validated, fitted


def figure(*, digits: bool, right: bool) -> Judged:
    value = Casualty(
        start=0,
        end=1,
        text="5",
        outcome="killed",
        low=5,
        high=5,
        best=5,
        bound="exact",
        basis="digits" if digits else "words",
    )
    return Judged(kind="figure", value=value, right=right)


MOSTLY_RIGHT_IN_DIGITS = [
    *(figure(digits=True, right=number > 0) for number in range(20)),
    *(figure(digits=False, right=number % 2 == 0) for number in range(20)),
]


def test_a_sign_of_what_is_right_gets_weight() -> None:
    learned = fitted(MOSTLY_RIGHT_IN_DIGITS)
    assert learned.weights["digits"] > 0.5
    assert learned.weights["vague"] == 0


def test_chances_come_near_the_shares() -> None:
    learned = fitted(MOSTLY_RIGHT_IN_DIGITS * 10)
    signs = {"exact": 1.0, "vague": 0.0, "single": 0.0}
    assert abs(learned.probability({**signs, "digits": 1.0}) - 0.95) < 0.05
    assert abs(learned.probability({**signs, "digits": 0.0}) - 0.5) < 0.05


def test_no_report_is_judged_by_weights_that_saw_it() -> None:
    odd_one_out = [figure(digits=True, right=False)] * 5
    reports = [odd_one_out, *[[figure(digits=True, right=True)] * 5 for _ in range(11)]]
    judged = list(cross_validated(reports))
    of_odd_one = [one.confidence for one in judged if not one.right]
    of_others = [one.confidence for one in judged if one.right]
    assert min(of_odd_one) > max(of_others) - 0.05
    assert min(of_odd_one) > 0.9
