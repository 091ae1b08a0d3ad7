"""Letters to the units, and the annotated copies that go with them."""
