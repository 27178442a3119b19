from __future__ import annotations

from footcite.numbering import Sequence


def test_notes_are_numbered_in_the_order_of_first_mention() -> None:
    sequence = Sequence()
    mentions = [sequence.note(label, label) for label in "abcab"]
    assert [(note.number, is_new) for note, is_new in mentions] == [
        (1, True),
        (2, True),
        (3, True),
        (1, False),
        (2, False),
    ]
    assert [note.name for note in sequence.notes] == ["a", "b", "c"]


def test_what_was_mentioned_is_known() -> None:
    sequence = Sequence()
    sequence.note(("note", "a"), "a")
    assert ("note", "a") in sequence
    assert ("note", "b") not in sequence
    assert "a" not in sequence


def test_notes_with_one_label_have_different_ids() -> None:
    sequence = Sequence()
    notes = [
        sequence.note(identity, label)[0] for identity, label in ((1, "a"), (2, "a"), (3, "a-2"), (4, "a"))
    ]
    assert [note.id for note in notes] == ["fn:a", "fn:a-2", "fn:a-2-2", "fn:a-3"]


def test_each_mention_has_a_marker_of_its_own() -> None:
    sequence = Sequence()
    note, _ = sequence.note("a", "a")
    assert [note.add_marker() for _ in range(3)] == ["fnref:a", "fnref2:a", "fnref3:a"]
    assert note.markers == ["fnref:a", "fnref2:a", "fnref3:a"]


def test_a_marker_never_has_the_id_of_another_notes_marker() -> None:
    sequence = Sequence()
    ids = []
    for label in ("a", "2:a", "a", "2-a", "ref:a"):
        note, _ = sequence.note(label, label)
        ids += [note.add_marker(), note.add_marker()]
    assert len(set(ids)) == len(ids)
