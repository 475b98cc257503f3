"""Will it be paid for? The question, the answer with its rules, the calls to the plan, and the card."""
