"""The values everything else speaks about: frozen, without I/O, importing nothing of ours."""
