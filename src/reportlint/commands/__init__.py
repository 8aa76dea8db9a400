"""The commands of the command line, one file each; every file has the function that typer is given."""
