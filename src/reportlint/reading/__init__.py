"""Reading a page with a form in hand: page + form → report."""
