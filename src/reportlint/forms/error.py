"""What is raised for data that can't be used."""


class FormError(ValueError):
    """A form file that can't be used. The message names the file and the entry."""
