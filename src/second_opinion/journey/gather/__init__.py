"""Get the records together: each file that comes in ends as read, kept or refused, with what was read from it.

These names are values and decisions, and cost nothing to import. What reads untrusted bytes is :mod:`.reading`; a
worker process with little memory, time and rights loads it, and nobody else needs to.
"""

from second_opinion.journey.gather.archive.companions import is_companion, package_room
from second_opinion.journey.gather.archive.contents import Contents, Member
from second_opinion.journey.gather.excerpt import Excerpt
from second_opinion.journey.gather.names import inside, shown
from second_opinion.journey.gather.once import once
from second_opinion.journey.gather.outcome import Embedded, Ending, FileOutcome, Reading

__all__ = [
    "Contents",
    "Embedded",
    "Ending",
    "Excerpt",
    "FileOutcome",
    "Member",
    "Reading",
    "inside",
    "is_companion",
    "once",
    "package_room",
    "shown",
]
