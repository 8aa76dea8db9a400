"""Word lists that rules look things up in; a folder of the user's may add to them."""
