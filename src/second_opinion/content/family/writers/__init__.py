"""Writers: facts of a record put into the formats hospitals send them in. Deterministic, and useful to tests."""
