"""Should I get a second opinion, and can I wait? Reasons, studies, what to ask today, and how to say it."""
