"""No bytes crash a reader: each input ends in documents or refusals."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from makers import EVERY, read

LIMITS = {
    "max_chars": 5_000,
    "max_members": 20,
    "max_bytes": 10**6,
    "max_unpacked": 10**6,
    "max_pages": 5,
}
quick = settings(
    max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def _total(data):
    found, refused = read(data, **LIMITS)
    assert found or refused
    for document in found:
        document.text.encode()
        assert len(document.text) <= LIMITS["max_chars"]
        assert 0 <= document.body.start <= document.body.end == len(document.text)
    assert all(refusal.reason for refusal in refused)


@quick
@given(st.binary(max_size=400))
def test_arbitrary_bytes_end_in_documents_or_refusals(data):
    _total(data)


@quick
@given(
    st.sampled_from(
        [
            b"%PDF-1.4",
            b"WARC/1.1\r\n",
            b"PK\x03\x04",
            b"<rss>",
            b"<html>",
            b'{"type":1,"messages":[',
            b"\x1f\x8b\x08",
        ]
    ),
    st.binary(max_size=300),
)
def test_bytes_that_pretend_to_be_a_format_end_well(start, data):
    _total(start + data)


@settings(quick, max_examples=400)
@given(
    st.sampled_from(sorted(EVERY)),
    st.integers(0, 10**6),
    st.integers(0, 40),
    st.binary(max_size=20),
)
def test_damaged_files_of_every_format_end_well(name, at, length, patch):
    good = EVERY[name]
    at %= len(good)
    _total(good[:at] + patch + good[at + length :])


@quick
@given(st.sampled_from(sorted(EVERY)), st.integers(1, 10**6))
def test_files_cut_off_anywhere_end_well(name, at):
    _total(EVERY[name][: at % len(EVERY[name])])
