"""The form's tables on a page: from grids to cells."""
