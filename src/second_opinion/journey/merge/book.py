"""One merge's memory: each name, moment and amount is worked out once, however many facts share it."""

from __future__ import annotations

from collections.abc import Iterable

from second_opinion.journey.merge.amounts import NO_AMOUNT, Amount, amount_of
from second_opinion.journey.merge.moments import UNDATED, Moment, moment_of
from second_opinion.journey.merge.names import Names
from second_opinion.journey.merge.normal import plain
from second_opinion.record import Concept, Original, PartialDate, Quantity, Value


class Book:
    """Holds what comparison needs. ``created`` gives, for the id of an original, the date the document gives itself;
    ``keepers`` the organization that keeps it, in plain words."""

    def __init__(self, originals: Iterable[Original] = ()) -> None:
        """An empty memory for one merge of facts from these originals."""
        kept = list(originals)
        self.created = {original.id: original.created for original in kept if original.created}
        self.keepers = {original.id: words for original in kept if (words := plain(original.custodian))}
        self.names = Names()
        self._moments: dict[str, Moment] = {}
        self._quantities: dict[tuple[str, str, str, str], Amount] = {}
        self._values: dict[Value, Amount] = {}
        self._amounts: dict[str, Amount] = {"": NO_AMOUNT}
        self._words: dict[str, str] = {}

    def moment(self, date: PartialDate | None) -> Moment:
        """The comparable form of a date."""
        if date is None:
            return UNDATED
        found = self._moments.get(date.value)
        if found is None:
            found = self._moments[date.value] = moment_of(date)
        return found

    def amount(self, value: Value) -> Amount:
        """The comparable form of a value."""
        if value is None:
            return NO_AMOUNT
        if isinstance(value, Quantity):
            written = (value.value, value.unit, value.ucum, value.comparator)
            found = self._quantities.get(written)
            if found is None:
                found = self._quantities[written] = self._kept(amount_of(value))
            return found
        if isinstance(value, bool):
            return self._kept(amount_of(value))
        found = self._values.get(value)
        if found is None:
            found = self._values[value] = self._kept(amount_of(value))
        return found

    def amount_with_key(self, key: str) -> Amount:
        """An amount met before, by its key."""
        return self._amounts[key]

    def words(self, text: str) -> str:
        """Plain words of a text."""
        if not text:
            return ""
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = plain(text)
        return found

    def label(self, concept: Concept) -> str:
        """Plain words of what a concept is called."""
        return self.words(concept.label) if concept else ""

    def _kept(self, amount: Amount) -> Amount:
        return self._amounts.setdefault(amount.key, amount)
