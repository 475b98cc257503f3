"""What pages are made of: the frame, fields with their errors, lists, buttons; and the look."""
