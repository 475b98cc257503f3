"""About this packet: what it was made from, what is not in it and why. Nothing is cut in silence."""

from __future__ import annotations

import re
from typing import Final

from second_opinion.content.words import N_
from second_opinion.journey.pack.choices import EVERY_SECTION, FileEnding, Section
from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View
from second_opinion.journey.pack.wording.codewords import ending_word
from second_opinion.ports.paper import Block, Bullets, Column, Heading, Paragraph, Row, Unprinted
from second_opinion.record import PartialDate

_FILES_SHOWN = 80
# Media types (IANA) of scans, pictures, office documents and recordings.
_MAY_SAY_MORE: Final = re.compile(
    r"application/(?:pdf|dicom|rtf|msword|x-ole|vnd\.(?:openxmlformats|oasis|ms-))|image/|audio/|video/"
)

_SECTIONS = {
    Section.TIMELINE: N_("Timeline"),
    Section.CONDITIONS: N_("Conditions and diagnoses"),
    Section.MEDICINES: N_("Medicines"),
    Section.RESULTS: N_("Laboratory results"),
    Section.VITALS: N_("Vital signs"),
    Section.REPORTS: N_("Imaging and pathology reports"),
    Section.PROCEDURES: N_("Procedures"),
    Section.IMMUNIZATIONS: N_("Immunizations"),
    Section.HISTORY: N_("History and background"),
    Section.PLANS: N_("Planned care"),
    Section.CONTRADICTIONS: N_("What does not fit together"),
    Section.CLAIMS: N_("From insurance claims"),
    Section.NOTES: N_("Notes and documents"),
}


def about(view: View) -> tuple[Block, ...]:
    """The whole section."""
    lines = [*_made(view), *_chosen(view), *_not_shown(view)]
    unprinted = view.say("Some characters are in no font of this program. A mark stands in their place:")
    return (
        Heading(view.say("About this packet"), 1, "about"),
        Bullets(tuple(lines)),
        Unprinted(unprinted),
        *_files(view),
    )


def unread(view: View) -> list[str]:
    """The names of files that may hold health facts and that nobody has read: refused ones, and kept ones of a sort
    that people put reports in."""
    return [
        re.split(r" › |/", one.name)[-1]
        for one in view.choices.files
        if one.ending == "refused" or (one.ending == "kept" and _MAY_SAY_MORE.match(one.media_type))
    ]


def _made(view: View) -> list[str]:
    made_on = PartialDate.parse(view.choices.made_on) if view.choices.made_on else None
    statements = view.plural("{number} statement", "{number} statements", view.facts.size)
    files = view.plural("{number} file", "{number} files", len(view.record.originals))
    lines = [view.say("Made from {files} with {statements} about this person.", files=files, statements=statements)]
    if made_on is not None and view.choices.made_by:
        lines.insert(0, view.say("Made on {date} by {program}.", date=view.day(made_on), program=view.choices.made_by))
    lines.append(
        view.say("A program put it together. No clinician has checked it. If a line matters, look at its original.")
    )
    return lines


def _chosen(view: View) -> list[str]:
    choices = view.choices
    lines = [view.say("Selected by the patient, or by someone who helps the patient. It may not be the whole record.")]
    if missing := EVERY_SECTION - choices.sections:
        names = ", ".join(view.say(name) for section, name in _SECTIONS.items() if section in missing)
        lines.append(view.say("Parts left out by choice: {parts}.", parts=names))
    if choices.period.known:
        text = view.say(
            "Tests, visits, reports, notes and claims are shown for this time only: {period}.",
            period=view.span(choices.period),
        )
        lines.append(text)
    if view.facts.outside:
        text = view.plural(
            "{number} statement lies outside that time.",
            "{number} statements lie outside that time.",
            view.facts.outside,
        )
        lines.append(text)
    return lines


def _not_shown(view: View) -> list[str]:
    lines: list[str] = []
    if withdrawn := view.facts.withdrawn:
        text = view.plural(
            "{number} statement was taken back by its source as an error. It is not shown as true.",
            "{number} statements were taken back by their sources as errors. They are not shown as true.",
            withdrawn,
        )
        lines.append(text)
    if silent := view.facts.silent:
        text = view.plural(
            "{number} statement about something planned, canceled or denied has no section and is not shown.",
            "{number} statements about things planned, canceled or denied have no section and are not shown.",
            silent,
        )
        lines.append(text)
    if others := view.choices.others:
        text = view.plural(
            "{number} file of another person was left out.", "{number} files of other people were left out.", others
        )
        lines.append(text)
    return lines


def _files(view: View) -> tuple[Block, ...]:
    """Files that gave nothing or not everything, each with its reason."""
    partly = [one for one in view.choices.files if one.ending != "read" or one.left or one.reason is not None]
    if not partly:
        return ()
    columns = Column(view.say("File"), 3.2), Column(view.say("How it ended"), 1.6), Column(view.say("Why"), 4.0)
    alike: dict[tuple[str, str], list[str]] = {}
    for one in partly[:_FILES_SHOWN]:
        alike.setdefault((ending_word(one.ending, view.words), _why(view, one)), []).append(one.name)
    rows = [Row(("; ".join(names), ending, why)) for (ending, why), names in alike.items()]
    blocks: list[Block] = [
        Heading(view.say("Files that were not read, or not wholly"), 2, "files"),
        table(columns, rows),
    ]
    if (hidden := len(partly) - _FILES_SHOWN) > 0:
        blocks.append(Paragraph(view.plural("and {number} more file", "and {number} more files", hidden), "notice"))
    return tuple(blocks)


def _why(view: View, one: FileEnding) -> str:
    reason = view.words.tell(one.reason) if one.reason is not None else ""
    if reason or not one.left:
        return reason
    return view.plural(
        "{number} entry was kept but not understood.", "{number} entries were kept but not understood.", one.left
    )
