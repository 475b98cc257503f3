"""The outside world: files, processes, sockets. The only place with operating-system calls."""
