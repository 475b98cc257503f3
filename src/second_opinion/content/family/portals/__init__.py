"""What each portal shows of the story, in its own format, and the rest of what lies in Luis's downloads."""
