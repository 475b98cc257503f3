"""pack: something a busy specialist will read. One person's record becomes a document, every line with its source.

What the pages in the browser show of a fact (dates, amounts, trends) is worded here too: screen and paper agree.
"""

from second_opinion.journey.pack.choices import EVERY_SECTION, Choices, FileEnding, Section
from second_opinion.journey.pack.packet import packet
from second_opinion.journey.pack.results.trends import trends_of
from second_opinion.journey.pack.wording.dates import day_text, time_text
from second_opinion.journey.pack.wording.names import plain
from second_opinion.journey.pack.wording.values import outside, reference_text, value_text

__all__ = [
    "EVERY_SECTION",
    "Choices",
    "FileEnding",
    "Section",
    "day_text",
    "outside",
    "packet",
    "plain",
    "reference_text",
    "time_text",
    "trends_of",
    "value_text",
]
