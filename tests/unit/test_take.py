"""A reader's file is data from outside: every fault of it is named, and what is right adds up."""

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.support.readers import DAY, answer, yes_to
from tools.launch import approvals, checks, cli, take
from tools.launch.approvals import Answer, dumps
from tools.launch.model import ROLES, Item, Role, seen_hash
from tools.launch.status import is_approved, standings
from tools.launch.take import LARGEST, TakeError, merge
from webapp import facts
from webapp.facts.store import Facts


def _item(role: Role, item_id: str, *seen: str, **others: object) -> Item:
    page = "" if role == "phones" else "help"
    return Item(role, item_id, page, seen_hash(role, page, seen), seen, 30, **others)  # type: ignore[arg-type]


PAGE = _item("safeguarding", "page:help", "Get help now", "You can ring.")
MESSAGES = [_item("welsh", f"message:{number:016}", f"English {number}", "Cymraeg") for number in range(4)]
OFFICE = _item("numbers", "fact:services/office_line", "phone: 01632 960000", ways=("rang", "owner's page"))
CRISIS = _item("numbers", "fact:services/day_line", "phone: 0808 157 0000", ways=("owner's page", "written answer"))
PHONE = _item("phones", "phone:ios/back", "Press Back six times.")
ITEMS = [PAGE, *MESSAGES, OFFICE, CRISIS, PHONE]
NONE = yes_to([])
KINDS: dict[Role, str] = {"safeguarding": "page:", "welsh": "message:", "numbers": "fact:", "phones": "phone:"}


def _file(*answers: Answer) -> bytes:
    role = next(item.role for item in ITEMS if item.id == answers[0].id)
    return dumps(role, answers).encode()


def _faults(content: bytes) -> str:
    with pytest.raises(TakeError) as caught:
        take.read(content, ITEMS, DAY)
    return str(caught.value)


def _read(content: bytes) -> tuple[tuple[Answer, ...] | None, list[str]]:
    """Return the answers of a file, or its faults."""
    try:
        return take.read(content, ITEMS, DAY).answers, []
    except TakeError as error:
        return None, error.faults


def _taken(*answers: Answer) -> take.Take:
    return take.read(_file(*answers), ITEMS, DAY)


@pytest.mark.parametrize("item", [PAGE, MESSAGES[0], OFFICE, CRISIS, PHONE], ids=lambda item: item.id)
def test_an_honest_file_is_taken_and_approves_what_was_read(item: Item) -> None:
    after = merge(NONE, _taken(answer(item)))
    assert [other.id for other in ITEMS if is_approved(other, after)] == [item.id]


ANSWER = dumps("welsh", [answer(MESSAGES[0])])


def _with(old: str, new: str) -> bytes:
    assert old in ANSWER
    return ANSWER.replace(old, new, 1).encode()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"x" * (LARGEST + 1), "larger than 1,000,000 bytes"),
        (b"\xff\xfe", "not UTF-8 at byte 0"),
        (b"format = ", "not TOML: "),
        (b"format = 1\nrole = 'welsh'\nanswer = " + b"[" * 20000, "too deeply"),
        (b"format = 1\nrole = 'welsh'\n" + b"a." * 9000 + b"b = 1", "more than 100 dots"),
        (b"format = 1\nrole = 'welsh'\nanswer = " + b"{a=" * 20000, "too deeply"),
        (b"format = " + b"9" * 9000, "a number too long"),
        (b"role = 'welsh'", "format: must be 1"),
        (b"format = true\nrole = 'welsh'", "format: must be 1"),
        (b"format = 1\nrole = 'editor'", "role: must be one of safeguarding, welsh, numbers, phones"),
        (b"format = 1\nrole = 'welsh'\nname = 'Ann'", "name: there is no such key"),
        (b"format = 1\nrole = 'welsh'\nanswer = 5", "answer: must be a list of tables"),
        (b"format = 1\nrole = 'welsh'\nanswer = [5]", "answer 1: "),
        (b"format = 1\nrole = 'welsh'\n" + b"[[answer]]\n" * 5001, "answer: more than 5,000"),
        (_with("page", "email = 1\npage"), "answer 1 (message:0000000000000000): email: there is no such key"),
        (_with('"One"', '""'), "reader: needs a letter or a digit"),
        (_with('"One"', f'"{"a" * 41}"'), "reader: String should have at most 40 characters"),
        (_with('"One"', '"ann@school.example"'), "reader: a label, not an address"),
        (_with('"One"', '"O\\u202ene"'), "reader: holds what cannot be seen: U+202E"),
        (_with('"One"', '"O\\u0007ne"'), "reader: holds what cannot be seen: U+0007"),
        (_with("2026-11-26", "2026-11-27"), "day: 2026-11-27 is still to come"),
        (_with("2026-11-26", "2020-01-01"), "day: Input should be greater than or equal to 2026-11-01"),
        (_with("2026-11-26", "2026-11-26T10:00:00"), "day: Input should be a valid date"),
        (_with("2026-11-26", '"2026-11-26"'), "day: Input should be a valid date"),
        (_with('sha256 = "', 'sha256 = "0'), "sha256: String should match pattern"),
        (_with(MESSAGES[0].sha256, "0" * 64), "sha256: it has changed since it was read"),
        (_with("message:0000000000000000", "message:ffffffffffffffff"), "there is no such thing to approve"),
        (_with("message:0000000000000000", "../../etc/passwd"), "id: String should match pattern"),
        (_with('"help"', '"home"'), "page: stands on another page: help"),
        (_with('"yes"', '"perhaps"'), "answer: Input should be 'yes', 'no' or 'unanswered'"),
        (_with('"yes"', '"no"'), "because: needed with no, and only there"),
        (_with('"yes"', '"yes"\nbecause = "x"'), "because: needed with no, and only there"),
        (_with('"yes"', f'"no"\nbecause = "{"x" * 501}"'), "because: String should have at most 500 characters"),
        (_with('"yes"', '"unanswered"'), "answer: unanswered is for numbers"),
        (_with('"yes"', '"yes"\nhow = "rang"'), "how: only in a file of numbers"),
        (_with('"yes"', f'"yes"\nblocks = ["{"0" * 16}"]'), "blocks: only in a file of safeguarding"),
        (_with("[[answer]]", f"{ANSWER[ANSWER.index('[[') :]}\n[[answer]]"), "id: stands twice"),
        (_file(answer(PAGE, blocks=("0" * 16,))), "blocks: not those of this page"),
        (_file(answer(CRISIS, how="rang")), "how: this number is never rung"),
        (_file(answer(CRISIS, how=None)), "how: needed with yes"),
        (_file(answer(OFFICE)).replace(b"owner's page", b"guessed"), "how: Input should be 'rang'"),
        (_file(answer(PHONE)) + b"[answer.phone]\nname = 'Ann'\n", "phone.name: there is no such key"),
    ],
    ids=lambda value: value[:30].decode("ascii", "replace") if isinstance(value, bytes) else value,
)  # fmt: skip
def test_every_fault_is_named(content: bytes, fault: str) -> None:
    assert fault in _faults(content)


def test_all_faults_are_named_at_once_and_none_of_them_is_shown_raw() -> None:
    bad = (
        _with("One", "O\\u0007ne")
        .replace(b'"help"', b'"\\u001b[31m"')
        .replace(b"role = ", b'"\\u001b" = 1\nrole = ')
    )
    faults = _faults(bad).splitlines()
    assert len(faults) == 3
    assert all(line.isprintable() for line in faults)


def test_a_file_saved_by_another_editor_is_taken() -> None:
    content = b"\xef\xbb\xbf" + _file(answer(PAGE)).replace(b"\n", b"\r\n")
    assert take.read(content, ITEMS, DAY) == _taken(answer(PAGE))


def test_what_has_changed_can_be_left_out() -> None:
    changed = answer(MESSAGES[1], sha256="0" * 64)
    content = _file(answer(MESSAGES[0]), changed)
    taken = take.read(content, ITEMS, DAY, leave_out_stale=True)
    assert [one.id for one in taken.answers] == [MESSAGES[0].id]
    assert taken.stale == (f"{MESSAGES[1].id}: sha256: it has changed since it was read",)


def test_no_pipe_is_waited_for(tmp_path: Path) -> None:
    for path, fault in ((tmp_path, "cannot be read"), (tmp_path / "none.toml", "cannot be read: No such file")):
        with pytest.raises(TakeError, match=fault):
            take.read(path, ITEMS, DAY)


@given(st.binary(max_size=200) | st.integers(0, len(ANSWER) - 1).flatmap(
    lambda at: st.binary(max_size=6).map(lambda new: ANSWER[:at].encode() + new + ANSWER[at + 1 :].encode())
))  # fmt: skip
def test_whatever_the_file_holds_it_is_taken_or_its_faults_are_named(content: bytes) -> None:
    taken, faults = _read(content)
    assert faults if taken is None else {one.sha256 for one in taken} <= {MESSAGES[0].sha256}


SAID = st.builds(
    lambda item, no, reader, days: answer(
        item,
        reader=reader,
        day=DAY - timedelta(days),
        **({"answer": "no", "because": "It is wrong."} if no else {}),
    ),
    st.sampled_from(MESSAGES),
    st.booleans(),
    st.sampled_from(["One", "Two"]),
    st.integers(0, 9),
)
FILES = st.lists(SAID, unique_by=lambda one: one.id, min_size=1).map(lambda said: _taken(*said))


@given(first=FILES, second=FILES)
def test_a_file_taken_twice_changes_nothing_and_halves_add_up(first: take.Take, second: take.Take) -> None:
    both = merge(merge(NONE, first), second)
    assert merge(both, second) == both
    said = {(one.id, one.reader): one for one in both["welsh"]}
    for one in (*first.answers, *second.answers):
        assert said[one.id, one.reader].day >= one.day
    if not {(one.id, one.reader) for one in first.answers} & {(one.id, one.reader) for one in second.answers}:
        assert set(both["welsh"]) == {*first.answers, *second.answers}
        assert set(merge(merge(NONE, second), first)["welsh"]) == set(both["welsh"])


def test_an_older_file_takes_no_later_answer_away() -> None:
    later = merge(NONE, _taken(answer(PAGE, answer="no", because="Too long.")))
    assert merge(later, _taken(answer(PAGE, day=DAY - timedelta(1)))) == later


def test_two_readers_may_disagree() -> None:
    no = answer(PAGE, reader="Two", answer="no", because="Too long.")
    both = merge(merge(NONE, _taken(answer(PAGE))), _taken(no))
    assert [one.state for one in standings([PAGE], both)] == ["disagreed"]
    assert is_approved(PAGE, merge(both, _taken(answer(PAGE, reader="Two"))))


def test_a_number_that_nobody_answered_waits() -> None:
    nobody = _taken(answer(OFFICE, answer="unanswered", how="rang"))
    assert [one.state for one in standings([OFFICE], merge(NONE, nobody))] == ["waiting"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Approvals that are empty, and the few items above."""
    monkeypatch.setattr(approvals, "FOLDER", tmp_path)
    monkeypatch.setattr(cli, "items", lambda _app: ITEMS)
    return tmp_path


def _run(app: Flask, *command: str | Path) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(cli.commands, [*map(str, command)])
    return done.exit_code, done.output


def _answer_all(app: Flask, folder: Path) -> None:
    for role in ("safeguarding", "welsh", "phones"):
        file = folder / "taken.toml"
        file.write_bytes(_file(*(answer(item) for item in ITEMS if item.role == role)))
        assert _run(app, "take", file)[0] == 0


def test_the_gate_opens_once_nothing_waits_and_shuts_at_one_word(
    app: Flask, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _run(app)[0] == 1
    _answer_all(app, folder)
    code, said = _run(app)
    assert (code, said.count("0 of"), "numbers: 2 of 2 wait, about 1 min" in said) == (1, 3, True)
    assert _run(app, "--role", "welsh")[0] == 0
    changed = _item("safeguarding", "page:help", "Get help now", "You may ring.")
    monkeypatch.setattr(cli, "items", lambda _app: [changed, *ITEMS[1:]])
    code, said = _run(app, "--role", "safeguarding")
    assert code == 1
    assert "page:help: changed since 2026-11-26, when One said yes:\n    You may ring.\n" in said
    assert "Get help now" not in said


def test_what_is_taken_is_kept_and_a_bad_file_leaves_it(app: Flask, folder: Path) -> None:
    _answer_all(app, folder)
    kept = {file.name: file.read_bytes() for file in folder.glob("*.toml")}
    assert approvals.load()["welsh"] == yes_to(MESSAGES)["welsh"]
    file = folder / "bad.toml"
    file.write_bytes(_with('"One"', '""'))
    code, said = _run(app, "take", file)
    assert (code, "Nothing was taken." in said) == (1, True)
    assert {name: (folder / name).read_bytes() for name in kept} == kept


def test_the_rest_of_a_stale_file_is_taken_on_demand(app: Flask, folder: Path) -> None:
    file = folder / "taken.toml"
    file.write_bytes(_file(answer(MESSAGES[0]), answer(MESSAGES[1], sha256="0" * 64)))
    code, said = _run(app, "take", file)
    assert (code, "Add --leave-out-stale to take the rest." in said) == (1, True)
    code, said = _run(app, "take", file, "--leave-out-stale")
    assert code == 0
    assert said.startswith("welsh: 1 answers, 1 of them new.\nLeft out: message:0000000000000001: sha256: ")
    file.write_bytes(file.read_bytes().replace(b'"yes"', b'"maybe"'))
    assert "--leave-out-stale" not in _run(app, "take", file)[1]


@pytest.mark.usefixtures("folder")
def test_who_disagrees_and_why_is_shown(app: Flask) -> None:
    no = answer(PAGE, reader="Two", answer="no", because="Too long.")
    approvals.save("safeguarding", [answer(PAGE), no])
    code, said = _run(app, "--page", "help", "--role", "safeguarding")
    assert code == 1
    assert "page:help: readers disagree:\n    One, 2026-11-26: yes\n    Two, 2026-11-26: no: Too long.\n" in said
    assert _run(app, "--page", "nowhere")[0] == 1


def _recorded(folder: Path, *answers: Answer) -> tuple[list[str], Facts]:
    """Return what is said of a number round that was taken, and the facts after it."""
    said = list(checks.record(take.Take("numbers", answers), facts.load(folder)))
    return said, facts.load(folder)


def test_a_right_number_is_dated_in_the_facts(made_up_facts: Path) -> None:
    right, office = answer(CRISIS), answer(OFFICE, how="rang")
    said, after = _recorded(made_up_facts, right, office)
    assert said == []
    assert [(after.services[key].how, after.services[key].checked) for key in ("day_line", "office_line")] == [
        ("opened", DAY),
        ("dialled", DAY),
    ]
    before = (made_up_facts / "services.toml").read_bytes()
    assert _recorded(made_up_facts, right, office)[0] == []
    assert (made_up_facts / "services.toml").read_bytes() == before


def test_a_wrong_number_is_left_to_a_person(made_up_facts: Path) -> None:
    wrong = answer(CRISIS, answer="no", because="It rings a shop.")
    said, after = _recorded(made_up_facts, wrong)
    assert len(said) == 1
    assert "day_line: take it out of webapp/data now" in said[0]
    assert after == facts.load(made_up_facts)


def test_approvals_broken_by_hand_open_no_gate(app: Flask, folder: Path) -> None:
    (folder / "welsh.toml").write_text("answer = [{}]", encoding="utf-8")
    code, said = _run(app)
    assert (code, "welsh.toml: " in said) == (78, True)


def test_what_is_kept_in_this_checkout_can_be_read() -> None:
    kept = approvals.load()
    assert {role: one.id for role in ROLES for one in kept[role] if not one.id.startswith(KINDS[role])} == {}
    assert all((approvals.FOLDER / f"{role}.toml").is_file() for role in ROLES)
