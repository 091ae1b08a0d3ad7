"""Letters to the units, one each, as Word and as plain text, and the copies that go with them."""
