"""One meaning a name: no two classes of the package share one."""

from quality.class_names import shared_names


def test_no_two_classes_share_a_name() -> None:
    assert shared_names() == {}
