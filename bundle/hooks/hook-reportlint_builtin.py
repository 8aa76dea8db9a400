"""Modules are run from the archive, and lie beside it as files: rules are found, and a run's rules told, by them."""

module_collection_mode = "pyz+py"
