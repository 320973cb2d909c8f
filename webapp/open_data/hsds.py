"""The helplines for Open Referral UK: each as a service of the Human Services Data Specification (HSDS) 3."""

from typing import Any
from uuid import UUID, uuid5

from webapp.open_data.model import Helpline

NAMESPACE = UUID("6f0b7c1e-5d0f-5a3e-9a55-6d2f3f9b8c41")
"""Ours alone. An identifier is made from it and the key of the fact: the same in every copy and release."""
LAST_MINUTE = "23:59"
"""What HSDS readers take for midnight: to many of them 24:00 is no time."""
NATIONS = {"wales": "Wales", "uk": "United Kingdom"}


def identifier(*parts: str) -> str:
    """Return the UUID of a part of a record."""
    return str(uuid5(NAMESPACE, "/".join(parts)))


def _without_gaps(entity: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known: HSDS has no null."""
    return {name: value for name, value in entity.items() if value not in (None, [], "")}


def _part(helpline: Helpline, kind: str, key: str, /, **fields: object) -> dict[str, Any]:
    """Return one part of a service, such as a phone."""
    own = {"id": identifier(helpline.id, kind, key), "service_id": identifier(helpline.id)}
    return _without_gaps(own | fields)


def _phones(helpline: Helpline) -> list[dict[str, Any]]:
    ways = (
        ("voice", helpline.phone, f"Then press {helpline.press}" if helpline.press else None),
        ("text", helpline.text, f"Text {helpline.text_keyword}" if helpline.text_keyword else None),
    )
    return [
        _part(helpline, "phone", kind, number=number.shown, type=kind, description=how)
        for kind, number, how in ways
        if number
    ]


def _schedules(helpline: Helpline) -> list[dict[str, Any]]:
    if helpline.hours is None:
        return []
    return [
        _part(
            helpline,
            "schedule",
            str(number),
            freq="WEEKLY",
            interval=1,
            wkst="MO",
            byday=",".join(day[:2].upper() for day in opening.days),
            opens_at=opening.opens,
            closes_at=LAST_MINUTE if opening.closes in {"24:00", "00:00"} else opening.closes,
            description=helpline.hours.words.en,
        )
        for number, opening in enumerate(helpline.hours.openings)
    ]


def _languages(helpline: Helpline) -> list[dict[str, Any]]:
    """Return the languages where a source names them; elsewhere nothing is claimed."""
    note = "On request; there may be a wait" if helpline.welsh == "ask" else None
    spoken = (("en", "English", None), ("cy", "Welsh", note)) if helpline.welsh else ()
    return [_part(helpline, "language", code, code=code, name=name, note=note) for code, name, note in spoken]


def _attributes(helpline: Helpline) -> list[dict[str, Any]]:
    """Return where and how the record was checked: HSDS has a field for the day alone."""
    said = {"source": helpline.source, "how": helpline.how, "confidence": helpline.confidence}
    link = {"link_id": identifier(helpline.id), "link_entity": "service"}
    return [
        {"id": identifier(helpline.id, "attribute", name), **link, "link_type": name, "value": value}
        for name, value in said.items()
    ]


def service(helpline: Helpline) -> dict[str, Any]:
    """Return a helpline as an HSDS service. Who runs it is left out: the facts do not say."""
    own = identifier(helpline.id)
    page = helpline.url or helpline.chat
    place = helpline.area.en if helpline.area else NATIONS.get(helpline.nation or "")
    area = {"id": identifier(helpline.id, "area"), "service_id": own, "name": place}
    about = helpline.about.en if helpline.about else None
    told = " ".join(filter(None, [about, *(limit.words.en for limit in helpline.limits)]))
    return _without_gaps(
        {
            "id": own,
            "name": helpline.name.en,
            "alternate_name": helpline.name.cy if helpline.name.cy != helpline.name.en else None,
            "description": told,
            "url": page.en if page else None,
            "status": "active",
            "fees_description": "Free" if helpline.free else None,
            "eligibility_description": None if helpline.area else about,
            "minimum_age": helpline.from_age,
            "maximum_age": helpline.under - 1 if helpline.under else None,
            "assured_date": helpline.checked.isoformat(),
            "last_modified": f"{helpline.checked}T00:00:00.000Z",
            "phones": _phones(helpline),
            "schedules": _schedules(helpline),
            "service_areas": [area] if area["name"] else [],
            "languages": _languages(helpline),
            "attributes": _attributes(helpline),
        }
    )
