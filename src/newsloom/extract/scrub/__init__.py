"""Golden pages: a publisher's markup with every text, name, address and picture replaced by invented ones."""
