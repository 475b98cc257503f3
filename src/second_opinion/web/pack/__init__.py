"""The packet: what goes in, what stays out, a look at it, and the PDF to keep."""
