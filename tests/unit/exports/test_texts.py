import json

from hypothesis import example, given
from hypothesis import strategies as st

from briefwright.exports.texts import json_text

TEXTS = st.text(st.characters())
VALUES = st.recursive(
    TEXTS | st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
)


@given(VALUES)
@example({"a": '\x00\x1f\x7f"\\/\n\t\b\f\r\u2028\ud800'}).via("what JSON escapes, and half a pair")
@example({"a": '\x00\x1f\x7f"\\/\n\t\b\f\r\u2028\U0001f600', "b": [], "c": {}}).via("no half")
def test_json_is_that_of_the_standard_library(value: object) -> None:
    assert json_text(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
