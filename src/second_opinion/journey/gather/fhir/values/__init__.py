"""The data types of FHIR as values of the record: coded things, times, amounts, doses, attached words."""
